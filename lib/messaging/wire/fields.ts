/** True when a value has fields to look at; lists are not records. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own field; nothing is ever taken from a prototype. */
export function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A text field of at most `cap` characters; longer or other values are refused. */
export function textField(value: unknown, name: string, cap: number): string | undefined {
  const text = fieldOf(value, name);
  return typeof text === 'string' && text.length <= cap ? text : undefined;
}

/** A whole number from 0 up to what JavaScript counts exactly. */
export function countField(value: unknown, name: string): number | undefined {
  const count = fieldOf(value, name);
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** The field's value when it is one of these words. */
export function wordField<Word extends string>(
  value: unknown,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = fieldOf(value, name);
  return words.find((word) => word === text);
}

/** A list of at most `cap` items, each parsed; one bad item refuses the whole list. */
export function listField<Item>(
  value: unknown,
  name: string,
  rule: { readonly cap: number; readonly parse: (item: unknown) => Item | undefined },
): readonly Item[] | undefined {
  const list = fieldOf(value, name);
  if (!Array.isArray(list) || list.length > rule.cap) return undefined;
  const items: Item[] = [];
  for (const raw of list) {
    const item = rule.parse(raw);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}
