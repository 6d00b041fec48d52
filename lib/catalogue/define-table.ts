import type { z } from './zod';
import type { Category, EraseWith, Origin, Purpose, Scope } from './vocabulary';

/** What a field is and what it means. Every part is required: a field without a meaning does not compile. */
export interface FieldMeaning {
  readonly type: z.ZodType;
  readonly category: Category;
  readonly purpose: Purpose;
  /** One plain sentence for the options page. */
  readonly why: string;
  readonly origin: readonly [Origin, ...Origin[]];
  /** Whether it may leave this computer once an account is signed in. */
  readonly sync: boolean;
  readonly sensitive: boolean;
  /** A key or the like: counted and named, never shown and never exported. */
  readonly secret?: true;
  /** The table this field points into. */
  readonly ref?: string;
  /** The row this field points to is the same person: erasing one erases both. */
  readonly samePerson?: true;
  /** How two edits meet: by default the later stamp wins; `set` keeps every element that was added and not seen removed. */
  readonly merge?: 'last-writer' | 'set';
}

export type Retention =
  | { readonly keep: 'until-deleted' }
  | { readonly keep: 'days'; readonly days: number; readonly after: string }
  | { readonly keep: 'hours'; readonly hours: number };

/** How long a record beside the tables is kept: as a table, or until the browser closes. */
export type RecordRetention = Retention | { readonly keep: 'session' };

export interface TableMeaning {
  readonly name: string;
  /** Short code, unique, in record ids on disk; never changes once released. */
  readonly code: string;
  readonly title: string;
  /** One plain sentence for the options page. */
  readonly purpose: string;
  readonly scope: Scope;
  /** `hot` rows live in the worker's memory; `cold` rows are pages by contact and month, read on demand; `journal` rows live in a store of their own. */
  readonly memory: 'hot' | 'cold' | 'journal';
  readonly retention: Retention;
  readonly eraseWith: EraseWith;
  /** The field that leads to the contact an erasure is for; absent where no row is about a contact. */
  readonly contactField?: string;
  readonly indexes: readonly string[];
  /** The column order of CSV and screens follows the order of the fields. */
  readonly fields: { readonly [field: string]: FieldMeaning };
}

interface NamesOwnFields<T extends TableMeaning> {
  readonly contactField?: keyof T['fields'] & string;
  readonly indexes: readonly (keyof T['fields'] & string)[];
}

type Value<F extends FieldMeaning> = z.output<F['type']>;
type MayBeAbsent<T extends TableMeaning> = {
  [K in keyof T['fields']]: undefined extends Value<T['fields'][K]> ? K : never;
}[keyof T['fields']];

/** The row a table's fields describe, as queries see it (set fields are element-to-dots objects). */
export type RowOf<T extends TableMeaning> = {
  readonly [K in Exclude<keyof T['fields'], MayBeAbsent<T>>]: Value<T['fields'][K]>;
} & {
  readonly [K in MayBeAbsent<T>]?: Exclude<Value<T['fields'][K]>, undefined>;
};

/** Declares one table: its shape and its meaning in one object; everything else is derived from it. */
export function defineTable<const T extends TableMeaning>(table: T & NamesOwnFields<T>): T {
  return table;
}
