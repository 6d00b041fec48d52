import { fieldOf, isRecord } from './fields';

/** Reads what came from another context; anything but exactly what it is for reads as nothing. */
export type Reader<Value> = (raw: unknown) => Value | undefined;

type Shape = Readonly<Record<string, Reader<unknown>>>;
type Fields<Of extends Shape> = { readonly [N in keyof Of]: Exclude<ReturnType<Of[N]>, undefined> };

/** A text of at most so many characters, and of at least so many. */
export function text(cap: number, least = 0): Reader<string> {
  return (raw) => (typeof raw === 'string' && raw.length <= cap && raw.length >= least ? raw : undefined);
}

/** A whole number from 0 up to this one. */
export function upTo(most: number): Reader<number> {
  return (raw) =>
    typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0 && raw <= most ? raw : undefined;
}

/** A whole number from 0 up to what JavaScript counts exactly. */
export const count = upTo(Number.MAX_SAFE_INTEGER);

/** One of these. */
export function among<Word extends string | boolean>(...words: readonly Word[]): Reader<Word> {
  return (raw) => words.find((word) => word === raw);
}

/** A list of at most so many items; one bad item refuses all of it. */
export function list<Item>(cap: number, read: Reader<Item>): Reader<readonly Item[]> {
  return (raw) => {
    if (!Array.isArray(raw) || raw.length > cap) return undefined;
    const items = raw.map((item: unknown) => read(item)).filter((item) => item !== undefined);
    return items.length === raw.length ? items : undefined;
  };
}

/** Own fields of these names, each read by its reader; others are left behind, one bad field refuses the record. */
export function record<Of extends Shape>(shape: Of): Reader<Fields<Of>> {
  const names = Object.keys(shape);
  const isWhole = (read: object): read is Fields<Of> => names.every((name) => Object.hasOwn(read, name));
  return (raw) => {
    const read: Record<string, unknown> = {};
    for (const name of names) {
      const value = shape[name]?.(fieldOf(raw, name));
      if (value !== undefined) read[name] = value;
    }
    return isRecord(raw) && isWhole(read) ? read : undefined;
  };
}

/** What the first of these readers can read. */
export function oneOf<Value>(...readers: readonly Reader<Value>[]): Reader<Value> {
  return (raw) => {
    for (const read of readers) {
      const value = read(raw);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** This, where it cannot be read. */
export function either<Value, Other>(read: Reader<Value>, other: Other): Reader<Value | Other> {
  return (raw) => read(raw) ?? other;
}
