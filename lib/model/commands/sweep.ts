import type { Operation } from '@/lib/domain/shared/operation';
import { ok } from '@/lib/domain/shared/result';
import type { Where } from '../changes';
import type { Command } from '../command';
import { expiredRows } from '../expired-rows';

/** Rows in one commit, so that others need not wait long. */
const mostAtOnce = 500;

/** Erases rows whose time is over, as the catalogue says; told is how many, so that it runs until none is left. */
export const sweep: Command<{ readonly [none: string]: never }, { erased: number }> = {
  name: 'sweep',
  undoable: false,
  plan(model, _args, { now, stamp }) {
    const expired = new Map<string, Where>();
    for (const where of expiredRows(model, now)) {
      if (expired.size >= mostAtOnce) break;
      expired.set(`${where.table}/${where.id}`, where);
    }
    const operations = [...expired.values()].map((where): Operation => ({ op: 'erase', ...where, stamp }));
    return ok({ operations, result: { erased: operations.length }, contactId: null });
  },
};
