import type { RowTruthView } from '@/lib/messaging/contract/account';
import { useQuery } from './use-query';

/** What is special about one row of a contact; nothing where it is on the server or there is no account. */
export function useRowTruth(
  contactId: string,
  row: { readonly table: RowTruthView['table']; readonly id: string },
): RowTruthView['kind'] | null {
  const rows = useQuery('account.rows', { contactId }).value;
  return rows?.find(({ table, id }) => table === row.table && id === row.id)?.kind ?? null;
}
