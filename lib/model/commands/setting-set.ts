import { ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

interface Args {
  readonly key: string;
  readonly value: string | number | boolean | null;
}

/** Keeps one choice of the person on this computer. */
export const settingSet: Command<Args, null> = {
  name: 'setting.set',
  undoable: false,
  plan(model, { key, value }, { stamp }) {
    const same = model.tables.settings.get(key)?.d.value === value;
    const operations = same ? [] : setFields({ table: 'settings', id: key }, { value }, stamp);
    return ok({ operations, result: null, contactId: null });
  },
};
