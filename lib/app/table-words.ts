import { tables } from '@/lib/catalogue/catalogue';
import type { FieldMeaning, Retention, TableMeaning } from '@/lib/catalogue/define-table';
import { categories, origins, type EraseWith, type Scope } from '@/lib/catalogue/vocabulary';
import { hi } from '@/lib/i18n/catalogue/hi';
import type { CatalogueTexts } from '@/lib/i18n/catalogue/table-words';
import type { Language } from '@/lib/i18n/language';

/** One field of the catalogue in a person's language. */
export interface FieldWords {
  readonly name: string;
  readonly why: string;
  readonly kind: string;
  readonly from: readonly string[];
  readonly mayLeave: boolean;
  /** How a value is shown: a time as a date, a set as its elements. */
  readonly show: 'time' | 'set' | 'plain';
}

/** One table of the catalogue in a person's language. */
export interface TableWords {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly from: readonly string[];
  readonly scope: Scope;
  readonly keep: Retention;
  readonly eraseWith: EraseWith;
  /** Rows of this table are the customers themselves. */
  readonly isPeople: boolean;
  readonly fields: readonly FieldWords[];
}

/** English stands in the catalogue; every other language in a file of its own. */
const texts: { readonly [L in Language]: CatalogueTexts | null } = { en: null, hi };

/** The whole catalogue as the welcome and options pages say it, in the order of the catalogue. */
export function tableWords(language: Language): readonly TableWords[] {
  return tables.map((table) => wordsOf(table, texts[language]));
}

function wordsOf(table: TableMeaning, said: CatalogueTexts | null): TableWords {
  const own = said?.tables[table.name];
  const fields = Object.entries(table.fields).map(([name, field]) =>
    fieldWords(name, field, { said, table: table.name }),
  );
  return {
    name: table.name,
    title: own?.title ?? table.title,
    purpose: own?.purpose ?? table.purpose,
    from: [...new Set(fields.flatMap((field) => field.from))],
    scope: table.scope,
    keep: keepWords(table.retention, own?.after),
    eraseWith: table.eraseWith,
    isPeople: table.contactField === 'id',
    fields,
  };
}

function keepWords(retention: Retention, after: string | undefined): Retention {
  if (retention.keep !== 'days') return retention;
  return { ...retention, after: after ?? `after ${retention.after}` };
}

function fieldWords(
  name: string,
  field: FieldMeaning,
  { said, table }: { said: CatalogueTexts | null; table: string },
): FieldWords {
  return {
    name,
    why: said?.tables[table]?.fields[name] ?? field.why,
    kind: said?.categories[field.category] ?? categories[field.category].title,
    from: field.origin.map((origin) => said?.origins[origin] ?? origins[origin]),
    mayLeave: field.sync,
    show: showAs(field),
  };
}

function showAs(field: FieldMeaning): FieldWords['show'] {
  if (field.merge === 'set') return 'set';
  return field.category === 'system.time' && field.type.safeParse(0).success ? 'time' : 'plain';
}
