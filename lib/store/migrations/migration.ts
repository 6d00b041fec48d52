import type { TableName } from '@/lib/catalogue/catalogue';
import type { JsonObject } from '@/lib/domain/shared/json';

/** One step of the shape of what is on disk. */
export interface Migration {
  /** The epoch of the store; counts up by one. Code that meets a greater one writes nothing. */
  readonly number: number;
  /** IndexedDB stores with their keys, as Dexie writes them. `null` drops one. */
  readonly stores: { readonly [store: string]: string | null };
  /** Turns the fields of a row of the step before into this step's; pure, called on reading. */
  readonly fields: (table: TableName, fields: JsonObject) => JsonObject;
}
