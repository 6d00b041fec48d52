import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Journal } from '@/lib/store/journal';
import { heldOf } from '../held-of';
import { coldTables, hotTables, liveRows, type HeldData } from '../held-data';
import type { ErasePlan } from './erase-plan';
import { mentionsAny } from './mentions';
import { namedBy } from './named-by';

/** Says whether nothing that the erasure was to reach is left among these rows. */
export async function nothingLeft(held: HeldData, plan: ErasePlan, signal: AbortSignal): Promise<boolean> {
  const gone = namedBy(plan);
  for (const { name } of hotTables) if (!nothingLeftIn(held, name, { plan, gone })) return false;
  if (held.misfits().some((row) => plan.reachesMisfit(row))) return false;
  for (const { name } of coldTables) {
    for await (const batch of held.cold(name, signal)) {
      if (batch.some((entry) => plan.reachesCold(entry))) return false;
    }
  }
  return true;
}

function nothingLeftIn(
  held: HeldData,
  table: HotTable,
  { plan, gone }: { plan: ErasePlan; gone: ReadonlySet<string> },
): boolean {
  const ids = plan.hot.get(table);
  for (const entity of liveRows(held, table)) {
    if (ids?.has(entity.id) === true) return false;
    if (Object.values(entity.d).some((value) => mentionsAny(value, gone))) return false;
  }
  return true;
}

/** Opens the store a second time, with the key that lies on disk now, and reads it through. */
export async function nothingLeftOnDisk(
  journal: Journal,
  plan: ErasePlan,
  signal: AbortSignal,
): Promise<boolean> {
  const rows = new Map<HotTable, Entity[]>();
  try {
    const opened = await journal.open((table, entity) => {
      const list = rows.get(table) ?? [];
      rows.set(table, list);
      list.push(entity);
      return true;
    }, signal);
    if (!opened.ok) return false;
    return await nothingLeft(
      heldOf({ model: { hot: (table) => rows.get(table) ?? [] }, journal }),
      plan,
      signal,
    );
  } finally {
    journal.close();
  }
}
