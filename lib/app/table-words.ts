import { tables } from '@/lib/catalogue/catalogue';
import type { PartMeaning, RecordMeaning } from '@/lib/catalogue/define-record';
import type { FieldMeaning, RecordRetention, TableMeaning } from '@/lib/catalogue/define-table';
import { recordList } from '@/lib/catalogue/records';
import { categories, origins, type EraseWith, type Scope } from '@/lib/catalogue/vocabulary';
import { hi } from '@/lib/i18n/catalogue/hi';
import type { CatalogueTexts, TableTexts } from '@/lib/i18n/catalogue/table-words';
import type { Language } from '@/lib/i18n/language';

/** One field of the catalogue in a person's language. */
export interface FieldWords {
  readonly name: string;
  readonly why: string;
  readonly kind: string;
  readonly from: readonly string[];
  readonly mayLeave: boolean;
  /** How a value is shown: a time as a date, a set as its elements, of a secret only that it is there. */
  readonly show: 'time' | 'set' | 'plain' | 'secret';
}

/** One table or record of the catalogue in a person's language. */
export interface TableWords {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly from: readonly string[];
  readonly scope: Scope;
  readonly keep: RecordRetention;
  readonly eraseWith: EraseWith;
  /** Rows of this table are the customers themselves. */
  readonly isPeople: boolean;
  readonly fields: readonly FieldWords[];
}

/** English stands in the catalogue; every other language in a file of its own. */
const texts: { readonly [L in Language]: CatalogueTexts | null } = { en: null, hi };

/** Every table of the catalogue as the welcome and options pages say it, in the order of the catalogue. */
export function tableWords(language: Language): readonly TableWords[] {
  return tables.map((table) => {
    const said = texts[language];
    const own = said?.tables[table.name];
    const fields = Object.entries(table.fields).map(([name, field]) =>
      fieldWords(name, field, { said, why: own?.fields[name], show: showAs(field) }),
    );
    return { ...wordsOf(table, own, fields), isPeople: table.contactField === 'id' };
  });
}

/** What is kept beside the tables, said the same way. */
export function recordWords(language: Language): readonly TableWords[] {
  return recordList.map((record) => {
    const said = texts[language];
    const own = said?.records[record.name];
    const fields = Object.entries(record.fields).map(([name, part]) =>
      fieldWords(name, part, { said, why: own?.fields[name], show: showPart(part) }),
    );
    return { ...wordsOf(record, own, fields), isPeople: false };
  });
}

/** What a kind of data is called; a code that this version does not know stays as it is. */
export function kindWords(code: string, language: Language): string {
  const known = Object.entries(categories).find(([each]) => each === code);
  return texts[language]?.categories[code] ?? known?.[1].title ?? code;
}

function wordsOf(
  meaning: TableMeaning | RecordMeaning,
  own: TableTexts | undefined,
  fields: readonly FieldWords[],
): Omit<TableWords, 'isPeople'> {
  return {
    name: meaning.name,
    title: own?.title ?? meaning.title,
    purpose: own?.purpose ?? meaning.purpose,
    from: [...new Set(fields.flatMap((field) => field.from))],
    scope: meaning.scope,
    keep: keepWords(meaning.retention, own?.after),
    eraseWith: meaning.eraseWith,
    fields,
  };
}

function keepWords(retention: RecordRetention, after: string | undefined): RecordRetention {
  if (retention.keep !== 'days') return retention;
  return { ...retention, after: after ?? `after ${retention.after}` };
}

function fieldWords(
  name: string,
  field: Pick<FieldMeaning, 'why' | 'category' | 'origin' | 'sync'>,
  { said, why, show }: { said: CatalogueTexts | null; why: string | undefined; show: FieldWords['show'] },
): FieldWords {
  return {
    name,
    why: why ?? field.why,
    kind: said?.categories[field.category] ?? categories[field.category].title,
    from: field.origin.map((origin) => said?.origins[origin] ?? origins[origin]),
    mayLeave: field.sync,
    show,
  };
}

function showPart({ shown, category }: PartMeaning): FieldWords['show'] {
  if (shown === 'secret') return 'secret';
  return category === 'system.time' ? 'time' : 'plain';
}

function showAs(field: FieldMeaning): FieldWords['show'] {
  if (field.secret === true) return 'secret';
  if (field.merge === 'set') return 'set';
  return field.category === 'system.time' && field.type.safeParse(0).success ? 'time' : 'plain';
}
