import type { Json } from './json';
import type { Stamp } from './stamp';

/** One change to one entity. Everything that changes data is a list of these: memory, journal, history, undo and sync read the same list. */
export type Operation = SetField | AddElement | RemoveElement | EraseEntity;

/** Last writer by stamp wins. `value: null` clears the field. */
export interface SetField {
  readonly op: 'set';
  readonly table: string;
  readonly id: string;
  readonly field: string;
  readonly value: Json;
  readonly stamp: Stamp;
}

/** Puts an element into a set field; its stamp is the dot that a later removal must have seen. */
export interface AddElement {
  readonly op: 'add';
  readonly table: string;
  readonly id: string;
  readonly field: string;
  readonly element: string;
  readonly stamp: Stamp;
}

/** Takes out the dots that the person saw; an addition made meanwhile elsewhere stays. */
export interface RemoveElement {
  readonly op: 'remove';
  readonly table: string;
  readonly id: string;
  readonly field: string;
  readonly element: string;
  readonly dots: readonly Stamp[];
  readonly stamp: Stamp;
}

/** Final: nothing but the id stays, and no later operation brings it back. */
export interface EraseEntity {
  readonly op: 'erase';
  readonly table: string;
  readonly id: string;
  readonly stamp: Stamp;
}
