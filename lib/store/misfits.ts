import type { HotTable } from '@/lib/catalogue/catalogue';
import type { PlacedRow } from './journal';
import { encodeHot } from './page-codec';
import { quarantineRecord, type StoreState } from './store-state';

type Parts = Pick<StoreState, 'sealer' | 'quarantine' | 'misfits'>;

/** The store that a refused row is listed under; its place on disk changes with every fold. */
export const misfitStore = 'row';

/** Puts a refused row in quarantine. Its own id may be a phone number and of any length, so it is listed by a sealed name. */
export async function setAside({ sealer, quarantine, misfits }: Parts, row: PlacedRow): Promise<void> {
  const { table, entity } = row;
  const key = await sealer.nameFor(`${misfitStore}|${keyOf(table, entity.id)}`);
  const bytes = encodeHot(table, [entity]).length;
  quarantineRecord(quarantine, { store: misfitStore, key, bytes }, 'misfit');
  misfits.set(keyOf(table, entity.id), { table, entity, quarantineId: `${misfitStore}/${key}` });
}

/** Takes a row out of quarantine: it was written anew, or discarded. */
export function takeBackIn(
  { quarantine, misfits }: Omit<Parts, 'sealer'>,
  table: HotTable,
  id: string,
): void {
  const key = keyOf(table, id);
  const misfit = misfits.get(key);
  if (misfit === undefined) return;
  misfits.delete(key);
  quarantine.delete(misfit.quarantineId);
}

function keyOf(table: HotTable, id: string): string {
  return `${table}/${id}`;
}
