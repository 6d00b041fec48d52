import type { Json } from '@/lib/domain/shared/json';
import type { FieldMeaning, RecordRetention } from './define-table';
import type { EraseWith, Scope } from './vocabulary';

/** What one part of a record means. A part that is a secret is never shown or exported, only named. */
export type PartMeaning = Pick<
  FieldMeaning,
  'category' | 'purpose' | 'why' | 'origin' | 'sync' | 'sensitive'
> & {
  readonly shown: 'value' | 'secret';
};

/** Where a record lies. A key that ends in `*` stands for every key that begins with the rest. */
export type RecordPlace =
  /** Small values of the extension: `local` ones stay, `session` ones go when the browser closes. */
  | { readonly in: 'local' | 'session'; readonly keys: Keys }
  /** The extension's own file system. */
  | { readonly in: 'files'; readonly keys: Keys }
  /** The store in the database, each record of it sealed; all but the rows of tables. */
  | { readonly in: 'meta' | 'done' | 'quarantine'; readonly keys: Keys }
  /** What the browser keeps for the extension. */
  | { readonly in: 'alarms' | 'icon'; readonly keys: Keys };
type Keys = readonly [string, ...string[]];

/** Something that is kept beside the tables. Every part is required: what has no meaning does not compile. */
export interface RecordMeaning {
  readonly name: string;
  readonly title: string;
  /** One plain sentence for the options page. */
  readonly purpose: string;
  readonly place: RecordPlace;
  readonly scope: Scope;
  readonly retention: RecordRetention;
  readonly eraseWith: Exclude<EraseWith, 'contact'>;
  /** Whether an export holds it, without its secrets; if not, the sentence that the export gives as the reason. */
  readonly exported: true | { readonly leftOut: string };
  readonly fields: { readonly [part: string]: PartMeaning };
}

/** One record as it was found in its place. Without a value it was not opened. */
export interface FoundRecord {
  readonly in: RecordPlace['in'];
  readonly key: string;
  readonly bytes: number;
  readonly value?: Json;
}

/** The parts of a record as an object that names each of them and no other, whatever they hold. */
export type PartsOf<R extends RecordMeaning, V = unknown> = { readonly [part in keyof R['fields']]: V };

/** The same value where every part of it (of each item, in a list) has a meaning; else no value at all. */
export type Meant<R extends RecordMeaning, V> =
  Exclude<PartNames<V>, keyof R['fields']> extends never ? V : never;
type PartNames<V> = V extends readonly (infer Item)[] ? keyof Item : keyof V;

/** Declares something kept beside the tables: where it lies and what it means in one object. */
export function defineRecord<const R extends RecordMeaning>(record: R): R {
  return record;
}
