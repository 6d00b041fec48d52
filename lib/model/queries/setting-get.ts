import type { Model } from '../model';

/** One choice of the person; `null` where none was made. */
export function settingGet(model: Model, { key }: { readonly key: string }) {
  return { value: model.tables.settings.get(key)?.d.value ?? null };
}
