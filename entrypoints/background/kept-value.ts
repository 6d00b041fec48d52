import type { Meant, RecordMeaning } from '@/lib/catalogue/define-record';
import { smallValues } from '@/lib/platform/small-values';

/** A record of the catalogue that lies among the small values of the extension. */
export type SmallRecord = RecordMeaning & { readonly place: { readonly in: 'local' | 'session' } };

/** One small value. What is written has no part that the catalogue gives no meaning to: else it does not compile. */
export interface KeptValue<R extends SmallRecord> {
  read(): Promise<unknown>;
  write<V>(value: V & Meant<R, V>): Promise<void>;
  remove(): Promise<void>;
}

/** The value of a record; `of` says which one where the record has one for each of something. */
export function keptValue<const R extends SmallRecord>(record: R, of = ''): KeptValue<R> {
  const values = smallValues(record.place.in);
  const [pattern] = record.place.keys;
  const key = pattern.replace(/\*$/, of);
  return {
    read: () => values.read(key),
    write: (value) => values.write(key, value),
    remove: () => values.remove(key),
  };
}
