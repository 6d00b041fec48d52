import { tableNamed, type HotTable } from '@/lib/catalogue/catalogue';

/** Says whether a table of this name lives in memory. */
export function isHotTable(name: string): name is HotTable {
  return tableNamed(name)?.memory === 'hot';
}
