import { tables } from '@/lib/catalogue/catalogue';
import { policy, policyContact } from '@/lib/domain/privacy/policy';
import {
  csvPath,
  dataPath,
  exportFormat,
  exportedRecords,
  omissionsOf,
  recordPath,
  schemaPath,
  type ExportFacts,
} from './export-manifest';

/** The `README.txt` of the archive: what is inside, how to open it, what is not in it, whom to ask. */
export function exportReadme(facts: Pick<ExportFacts, 'erasing'>): string {
  return [
    'Everything that 1chat CRM for WhatsApp Web keeps on the computer it was exported on.',
    '',
    'This file is not locked: whoever has it can read it. Delete it when you are done with it.',
    '',
    'WHAT IS INSIDE',
    ...tables.flatMap((table) => [
      `  ${table.title}: ${table.purpose}.`,
      `    ${csvPath(table.name)}   for Excel, LibreOffice or Google Sheets`,
      `    ${dataPath(table.name)}   the whole truth, one row per line`,
      `    ${schemaPath(table.name)}   what each field is`,
    ]),
    ...exportedRecords.flatMap((record) => [
      `  ${record.title}: ${record.purpose}.`,
      `    ${recordPath(record.name)}   one item per line`,
    ]),
    '  manifest.json   how many rows, every file with its checksum, what was left out',
    '  SHA256SUMS      checksums; "sha256sum -c SHA256SUMS" checks them',
    '',
    'HOW TO READ IT',
    '  data/*.jsonl is lossless: id, fields, stamps (when and where each field was last set).',
    '  Times there are milliseconds since 1970 UTC. Deleted rows that wait in the trash have "deletedAt".',
    '  csv/*.csv is a view for people. A cell that a spreadsheet would take for a formula has one apostrophe',
    '  in front; a phone number alone in its column has none.',
    '',
    'WHAT IS NOT IN IT',
    ...omissionsOf(facts).map((each) => `  ${each.what}. ${each.why}`),
    '',
    `Format ${exportFormat.format} ${exportFormat.formatVersion}. Privacy policy of ${policy.lastUpdated}.`,
    'Questions about your data:',
    ...policyContact.map((line) => `  ${line.label}: ${line.value}`),
    '',
  ].join('\n');
}
