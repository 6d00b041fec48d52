import { tables } from '@/lib/catalogue/catalogue';
import type { PartMeaning, RecordMeaning } from '@/lib/catalogue/define-record';
import type { FieldMeaning, RecordRetention, TableMeaning } from '@/lib/catalogue/define-table';
import { recordList } from '@/lib/catalogue/records';
import { categories, origins, purposes, scopes, type EraseWith } from '@/lib/catalogue/vocabulary';
import { z } from '@/lib/catalogue/zod';
import { policy } from '@/lib/domain/privacy/policy';
import type { JsonObject } from '@/lib/domain/shared/json';

/** The catalogue as data for other programs: what is kept, why, from where, how long, where it goes. */
export function dataMap(): JsonObject {
  return {
    format: '1chat-data-map',
    formatVersion: '1.1.0',
    policyVersion: policy.version,
    tables: tables.map(mapTable),
    records: recordList.map(mapRecord),
    categories: Object.fromEntries(Object.entries(categories).map(([code, terms]) => [code, { ...terms }])),
    purposes: { ...purposes },
    origins: { ...origins },
    scopes: { ...scopes },
  };
}

function mapTable(table: TableMeaning): JsonObject {
  return {
    name: table.name,
    title: table.title,
    purpose: table.purpose,
    scope: table.scope,
    memory: table.memory,
    retention: { ...table.retention },
    eraseWith: table.eraseWith,
    ...(table.contactField === undefined ? {} : { contactField: table.contactField }),
    fields: Object.entries(table.fields).map(([name, field]) => mapField(name, field)),
  };
}

function mapRecord(record: RecordMeaning): JsonObject {
  return {
    name: record.name,
    title: record.title,
    purpose: record.purpose,
    place: record.place.in,
    keys: [...record.place.keys],
    scope: record.scope,
    retention: { ...record.retention },
    eraseWith: record.eraseWith,
    exported: record.exported === true ? true : { ...record.exported },
    fields: Object.entries(record.fields).map(([name, { origin, ...part }]) => ({
      name,
      ...part,
      origin: [...origin],
    })),
  };
}

function mapField(name: string, field: FieldMeaning): JsonObject {
  return {
    name,
    why: field.why,
    category: field.category,
    purpose: field.purpose,
    origin: [...field.origin],
    sync: field.sync,
    sensitive: field.sensitive,
    required: !field.type.safeParse(undefined).success,
    type: typeWord(field.type),
    ...(field.secret === true ? { secret: true } : {}),
    ...(field.ref === undefined ? {} : { ref: field.ref }),
    ...(field.merge === undefined ? {} : { merge: field.merge }),
  };
}

function typeWord(type: z.ZodType): string {
  const schema = z.toJSONSchema(type);
  const branches = [schema, ...(schema.anyOf ?? [])];
  const kinds = branches.flatMap((each) => (typeof each === 'object' ? (each.type ?? []) : []));
  return kinds.join(' or ') || 'any';
}

/** The same map as a page for people. */
export function dataMapMarkdown(): string {
  return [
    '# Data map',
    '',
    'Written by `npm run data-map` from the catalogue; do not edit by hand.',
    '',
    ...tables.flatMap(tableSection),
    '# Beside the tables',
    '',
    'What the program keeps to work. A secret is never shown and never exported.',
    '',
    ...recordList.flatMap(recordSection),
  ].join('\n');
}

function tableSection(table: TableMeaning): string[] {
  return [
    `## ${table.title} (\`${table.name}\`)`,
    '',
    `${table.purpose}.`,
    '',
    `- Where it is kept: ${scopes[table.scope]}`,
    `- How long: ${retentionSentence(table.retention)}`,
    `- Goes with: ${eraseSentence[table.eraseWith]}`,
    '',
    '| Field | Why | Kind | Purpose | From | May leave this computer |',
    '|---|---|---|---|---|---|',
    ...Object.entries(table.fields).map(([name, field]) => fieldRow(name, field)),
    '',
  ];
}

const placeWords: Record<RecordMeaning['place']['in'], string> = {
  local: 'small values of the extension (`storage.local`)',
  session: 'small values until the browser closes (`storage.session`)',
  files: 'files of the extension (OPFS)',
  meta: 'the sealed store, `meta`',
  done: 'the sealed store, `done`',
  quarantine: 'the sealed store, in quarantine',
  alarms: 'alarms of the browser',
  icon: 'the icon in the toolbar',
};

function recordSection(record: RecordMeaning): string[] {
  return [
    `## ${record.title} (\`${record.name}\`)`,
    '',
    `${record.purpose}.`,
    '',
    `- Lies in: ${placeWords[record.place.in]}, ${record.place.keys.map((key) => `\`${key}\``).join(', ')}`,
    `- Where it is kept: ${scopes[record.scope]}`,
    `- How long: ${retentionSentence(record.retention)}`,
    `- Goes with: ${eraseSentence[record.eraseWith]}`,
    `- In an export: ${record.exported === true ? 'yes, without secrets' : `no. ${record.exported.leftOut}`}`,
    '',
    '| Part | Why | Kind | Purpose | From | May leave this computer | Shown |',
    '|---|---|---|---|---|---|---|',
    ...Object.entries(record.fields).map(
      ([name, part]) => `${fieldRow(name, part)} ${part.shown === 'secret' ? 'secret' : 'yes'} |`,
    ),
    '',
  ];
}

function fieldRow(name: string, field: FieldMeaning | PartMeaning): string {
  const cells = [
    `\`${name}\``,
    'secret' in field && field.secret ? `${field.why}. Never shown and never exported` : field.why,
    categories[field.category].title,
    purposes[field.purpose],
    field.origin.map((origin) => origins[origin]).join('; '),
    field.sync ? 'with an account' : 'never',
  ];
  return `| ${cells.join(' | ')} |`;
}

const eraseSentence: Record<EraseWith, string> = {
  contact: 'the customer it is about, and everything on this computer',
  account: 'everything on this computer',
  install: 'everything on this computer',
};

function retentionSentence(retention: RecordRetention): string {
  if (retention.keep === 'session') return 'until the browser closes';
  if (retention.keep === 'until-deleted') return 'until you delete it';
  if (retention.keep === 'hours') return `${retention.hours} hours`;
  return `${retention.days} days after ${retention.after}`;
}
