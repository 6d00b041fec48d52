import type { RowOf, TableMeaning } from './define-table';
import { chats } from './tables/chats';
import { consents } from './tables/consents';
import { contacts } from './tables/contacts';
import { drafts } from './tables/drafts';
import { followUps } from './tables/follow-ups';
import { history } from './tables/history';
import { keptOut } from './tables/kept-out';
import { labels } from './tables/labels';
import { ledger } from './tables/ledger';
import { notes } from './tables/notes';
import { outbox } from './tables/outbox';
import { settings } from './tables/settings';

/** Every table there is. What is not here cannot be stored, synced, exported or shown. */
export const catalogue = {
  contacts,
  chats,
  notes,
  labels,
  followUps,
  drafts,
  settings,
  history,
  ledger,
  outbox,
  consents,
  keptOut,
} as const;

export type TableName = keyof typeof catalogue;
export type Row<T extends TableName> = RowOf<(typeof catalogue)[T]>;

type NamesWhere<M extends TableMeaning['memory']> = {
  [K in TableName]: (typeof catalogue)[K]['memory'] extends M ? K : never;
}[TableName];
export type HotTable = NamesWhere<'hot'>;
export type ColdTable = NamesWhere<'cold'>;

/** The tables as a list, in the order in which screens and exports show them. */
export const tables: readonly TableMeaning[] = Object.values(catalogue);

/** The table of that name, or nothing where the name is not ours. */
export function tableNamed(name: string): TableMeaning | undefined {
  return tables.find((table) => table.name === name);
}
