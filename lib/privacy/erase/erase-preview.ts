import type { TableName } from '@/lib/catalogue/catalogue';
import { nameToType } from '@/lib/domain/privacy/name-to-type';
import { coldTables, liveRows, type HeldData, type HotRows } from '../held-data';
import { heldCounts, type TableCount } from '../held-tables';
import { customerTables, type ErasePlan } from './erase-plan';
import { wholePlan } from './whole-plan';

export interface Preview {
  readonly contactId: string;
  readonly name: string;
  readonly counts: readonly TableCount[];
}

/** Exactly what an erasure will reach: of one customer, or with `null` of everything on this computer. */
export async function erasePreview(
  held: HeldData,
  contactId: string | null,
  signal: AbortSignal,
): Promise<Preview | null> {
  if (contactId === null) return { contactId: '', name: '', counts: await heldCounts(held, signal) };
  const plan = await wholePlan(held, contactId, signal);
  if (plan === undefined) return null;
  return { contactId, name: nameOf(held, contactId), counts: await planCounts(held, plan, signal) };
}

/** How many rows of each table a plan reaches. */
export async function planCounts(
  held: HeldData,
  plan: ErasePlan,
  signal: AbortSignal,
): Promise<readonly TableCount[]> {
  const counts = new Map<TableName, number>();
  for (const [table, ids] of plan.hot) counts.set(table, ids.size);
  for (const { name, eraseWith } of coldTables) {
    if (eraseWith !== 'contact') continue;
    let count = 0;
    for await (const batch of held.cold(name, signal)) {
      // A row of which a part stays is not gone.
      for (const entry of batch)
        if (entry.entity.erased !== true && plan.leftOfCold(entry) === null) count += 1;
    }
    counts.set(name, count);
  }
  for (const row of held.misfits()) {
    if (plan.reachesMisfit(row)) counts.set(row.table, (counts.get(row.table) ?? 0) + 1);
  }
  return customerTables
    .filter((table) => table.memory !== 'journal')
    .map((table) => ({
      table: table.name,
      count: [...counts].find(([name]) => name === table.name)?.[1] ?? 0,
    }));
}

/** What the person must type to confirm. */
export function nameOf(held: HotRows, contactId: string): string {
  for (const { id, d } of liveRows(held, 'contacts')) {
    if (id === contactId) return nameToType(typeof d['name'] === 'string' ? d['name'] : '', id);
  }
  return contactId;
}
