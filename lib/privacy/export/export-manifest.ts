import { tables } from '@/lib/catalogue/catalogue';
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
}

/** Raised when the layout of the archive changes. */
export const exportFormat = { format: '1chat-export', formatVersion: '1.0.0' } as const;

/** What an export leaves out, and why; nothing is left out silently. */
export const omissions = [
  { what: 'WhatsApp messages, photos and files', why: 'They are never kept by this product.' },
  {
    what: 'Erased customers',
    why: 'Erased is final: of them only an id without content is kept, and it is not exported.',
  },
  {
    what: 'The key that seals the store',
    why: 'The export is not sealed; the key would only help to open the store.',
  },
  { what: 'The search index', why: 'It is worked out from the rows and holds nothing of its own.' },
  {
    what: 'Records that cannot be read',
    why: 'They are shown on the options page, where you can discard them.',
  },
] as const;

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
    omissions: omissions.map((each) => ({ ...each })),
    csv: { guard: 'apostrophe', phoneColumnsExempt: true, byteOrderMark: true, lineEnd: 'CRLF' },
    sourceState: { generation: facts.generation, head: facts.head, lastSync: null },
  };
}

/** Where a table's lossless rows are in the archive. */
export function dataPath(table: string): string {
  return `data/${table}.jsonl`;
}

/** Where a table's sheet is in the archive. */
export function csvPath(table: string): string {
  return `csv/${table}.csv`;
}

/** Where the shape of a table's rows is in the archive. */
export function schemaPath(table: string): string {
  return `schema/${table}.schema.json`;
}
