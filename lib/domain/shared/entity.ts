import type { Json } from './json';
import type { Stamp } from './stamp';

/**
 * One stored thing with what merging needs. `d` holds the fields; a set field is an object from element to the
 * stamps (dots) that added it. `c` holds stamps: `''` is the stamp of every field that has none of its own.
 * An erased entity keeps its id alone: `d` and `c` are empty.
 */
export interface Entity {
  readonly id: string;
  readonly d: { readonly [field: string]: Json };
  readonly c: { readonly [field: string]: Stamp };
  readonly erased?: true;
  /** Where the server has it, on a row that is as the server confirmed it; absent from every other. */
  readonly on?: Confirmed;
}

/** The transaction that last changed a row on the server, and whose row it is there. */
export type Confirmed = {
  readonly seq: number;
  readonly scope: string;
};

/** A set field: element to the live dots that hold it. Absent and empty mean the same. */
export type ElementSet = { readonly [element: string]: readonly Stamp[] };

/** The elements of a set field, in the order of their names. */
export function elementsOf(set: ElementSet | undefined): string[] {
  return set === undefined ? [] : Object.keys(set).sort();
}
