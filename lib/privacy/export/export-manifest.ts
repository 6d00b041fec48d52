import { tables } from '@/lib/catalogue/catalogue';
import type { RecordMeaning } from '@/lib/catalogue/define-record';
import type { TableMeaning } from '@/lib/catalogue/define-table';
import { recordList } from '@/lib/catalogue/records';
import type { JsonObject } from '@/lib/domain/shared/json';
import { policy, policyContact } from '@/lib/domain/privacy/policy';
import type { WrittenFile } from './hashed-file';

/** What an export says about itself; only `exportId` and `createdAt` differ between two exports of one state. */
export interface ExportFacts {
  readonly exportId: string;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly appVersion: string;
  readonly generation: number;
  readonly head: number;
  /** How many customers are left out because their erasure was begun. */
  readonly erasing: number;
}

/** Raised when the layout of the archive changes. */
export const exportFormat = { format: '1chat-export', formatVersion: '1.1.0' } as const;

/** What an export leaves out, and why; nothing is left out silently. */
const omissions: readonly Omission[] = [
  { what: 'WhatsApp messages, photos and files', why: 'They are never kept by this product.' },
  {
    what: 'Erased customers',
    why: 'Erased is final: of them only an id without content is kept, and it is not exported.',
  },
  { what: 'The search index', why: 'It is worked out from the rows and holds nothing of its own.' },
  ...recordList.flatMap(({ title, exported }): Omission[] =>
    exported === true ? [] : [{ what: title, why: exported.leftOut }],
  ),
  ...tables.flatMap(({ title, fields }: TableMeaning) => {
    const secrets = Object.entries(fields).flatMap(([name, { secret }]) => (secret === true ? [name] : []));
    return leftOut(title, secrets, 'whoever has it could work out whose chats are personal.');
  }),
  ...recordList.flatMap(({ title, exported, fields }) => {
    const secrets = Object.entries(fields).flatMap(([name, part]) => (part.shown === 'secret' ? [name] : []));
    return exported === true ? leftOut(title, secrets, 'whoever has it could act as you.') : [];
  }),
];

function leftOut(title: string, secrets: readonly string[], because: string): readonly Omission[] {
  if (secrets.length === 0) return [];
  return [{ what: `Of “${title}”: ${secrets.join(', ')}`, why: `It is a secret: ${because}` }];
}

/** What one export leaves out: what every export does, and customers whose erasure was begun and can be taken back. */
export function omissionsOf({ erasing }: Pick<ExportFacts, 'erasing'>): readonly Omission[] {
  if (erasing === 0) return omissions;
  const what =
    erasing === 1 ? '1 customer who was being erased' : `${erasing} customers who were being erased`;
  return [...omissions, { what, why: 'Take the erasure back and export again if they must be in it.' }];
}

interface Omission {
  readonly what: string;
  readonly why: string;
}

/** The manifest as a value: counts, files with their sums, omissions. */
export function exportManifest(facts: ExportFacts, files: readonly WrittenFile[]): JsonObject {
  const rowsOf = (table: string): number => files.find((file) => file.path === dataPath(table))?.records ?? 0;
  return {
    ...exportFormat,
    exportId: facts.exportId,
    createdAt: new Date(facts.createdAt).toISOString(),
    appVersion: facts.appVersion,
    scope: 'this computer',
    policyVersion: policy.version,
    contact: Object.fromEntries(policyContact.map((line) => [line.label, line.value])),
    counts: Object.fromEntries(tables.map((table) => [table.name, rowsOf(table.name)])),
    files: files.map((file) => ({ ...file })),
    omissions: omissionsOf(facts).map((each) => ({ ...each })),
    csv: { guard: 'apostrophe', phoneColumnsExempt: true, byteOrderMark: true, lineEnd: 'CRLF' },
    sourceState: { generation: facts.generation, head: facts.head, lastSync: null },
  };
}

/** Where a table's lossless rows are in the archive. */
export function dataPath(table: string): string {
  return `data/${table}.jsonl`;
}

/** What is kept beside the tables and exported with them. */
export const exportedRecords: readonly RecordMeaning[] = recordList.filter(
  ({ exported }) => exported === true,
);

/** Where what is kept beside the tables is in the archive. */
export function recordPath(record: string): string {
  return `records/${record}.jsonl`;
}

/** Where a table's sheet is in the archive. */
export function csvPath(table: string): string {
  return `csv/${table}.csv`;
}

/** Where the shape of a table's rows is in the archive. */
export function schemaPath(table: string): string {
  return `schema/${table}.schema.json`;
}
