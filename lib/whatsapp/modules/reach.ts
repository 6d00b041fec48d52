/** The value of a field of something that belongs to the page; a throwing getter reads as nothing. */
export function reach(target: unknown, ...path: readonly string[]): unknown {
  let here: unknown = target;
  try {
    for (const name of path) {
      if ((typeof here !== 'object' && typeof here !== 'function') || here === null) return undefined;
      here = Reflect.get(here, name);
    }
    return here;
  } catch {
    return undefined;
  }
}

/** What a method of the page answered, or why there is no answer. */
export type Reached = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** Calls a method of the page's object; a missing or throwing method is `ok: false`. */
export function invoke(target: unknown, name: string, args: readonly unknown[] = []): Reached {
  return run(reach(target, name), target, args);
}

/** Calls a function that one of the page's modules exports. */
export function callExport(exported: unknown, args: readonly unknown[] = []): Reached {
  return run(exported, undefined, args);
}

function run(method: unknown, self: unknown, args: readonly unknown[]): Reached {
  if (typeof method !== 'function') return { ok: false };
  try {
    return { ok: true, value: Reflect.apply(method, self, [...args]) };
  } catch {
    return { ok: false };
  }
}

/** A text of the page, cut to a cap; anything else reads as nothing. */
export function reachText(target: unknown, path: readonly string[], cap: number): string {
  const value = reach(target, ...path);
  return typeof value === 'string' ? value.slice(0, cap) : '';
}

/** The items of one of WhatsApp's collections, at most `cap` of them from the end. */
export function modelsOf(collection: unknown, cap: number): readonly unknown[] {
  const called = invoke(collection, 'getModelsArray');
  const list = called.ok ? called.value : reach(collection, '_models');
  return Array.isArray(list) ? list.slice(-cap) : [];
}
