import type { Operation } from '@/lib/domain/shared/operation';
import { ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';
import { rowsAbout } from '../rows-about';

/** Removes every made-up customer with all that was written about them, for good. */
export const sampleRemove: Command<{ readonly [none: string]: never }, { contacts: number }> = {
  name: 'sample.remove',
  undoable: false,
  plan(model, _args, { stamp }) {
    const { contacts } = model.tables;
    const samples = [...contacts.ids()].filter((id) => contacts.value(id, 'sample') === true);
    const operations: Operation[] = samples
      .flatMap((id) => rowsAbout(model, id))
      .map((where) => ({ op: 'erase', ...where, stamp }));
    const gone = new Set(samples);
    for (const label of model.tables.labels.rows()) {
      if (label.d.sample !== true) continue;
      const where = { table: 'labels', id: label.id } as const;
      const isUsed = model.labelled(label.id).some((contactId) => !gone.has(contactId));
      if (isUsed) operations.push(...setFields(where, { sample: null }, stamp));
      else operations.push({ op: 'erase', ...where, stamp });
    }
    return ok({ operations, result: { contacts: samples.length }, contactId: null, forgets: [...gone] });
  },
};
