import { z } from '@/lib/catalogue/zod';
import type { device } from '@/lib/onechat/people';
import { instantIn, textIn } from '../sql/read';
import type { Sql, SqlRow } from '../sql/sql';
import type { Seat } from './seat';

export type Device = z.output<typeof device>;

const states = z.enum(['active', 'locked', 'wipe']);
const columns = 'client_id, seat_id, name, state, first_seen, seen_at';

/** The computers a seat may look after: its own, and all of the workspace's for an owner. */
export async function listDevices(sql: Sql, seat: Seat): Promise<Device[]> {
  const rows = await sql.query(
    `select ${columns} from device where workspace_id = $1 and ($3 or seat_id = $2) order by seen_at desc, client_id`,
    [seat.workspaceId, seat.seatId, seat.role === 'owner'],
  );
  return rows.map((row) => deviceOf(row, seat));
}

/** Locks a computer or orders it wiped; nothing where it is not one the seat looks after. */
export async function changeDevice(
  sql: Sql,
  seat: Seat,
  change: { readonly clientId: string; readonly state: 'locked' | 'wipe'; readonly order: string | null },
): Promise<Device | undefined> {
  const rows = await sql.query(
    `update device set state = $4, wipe_order = $5
     where workspace_id = $1 and client_id = $3 and ($6 or seat_id = $2) returning ${columns}`,
    [seat.workspaceId, seat.seatId, change.clientId, change.state, change.order, seat.role === 'owner'],
  );
  return rows[0] === undefined ? undefined : deviceOf(rows[0], seat);
}

/** Notes that a computer was here; at most once in ten minutes. */
export async function noteSeen(sql: Sql, seat: Seat): Promise<void> {
  await sql.query(
    `update device set seen_at = now()
     where workspace_id = $1 and client_id = $2 and seen_at < now() - interval '10 minutes'`,
    [seat.workspaceId, seat.clientId],
  );
}

function deviceOf(row: SqlRow, seat: Seat): Device {
  const clientId = textIn(row, 'client_id');
  return {
    clientId,
    seatId: textIn(row, 'seat_id'),
    name: textIn(row, 'name'),
    state: states.parse(textIn(row, 'state')),
    firstSeen: instantIn(row, 'first_seen'),
    lastSeen: instantIn(row, 'seen_at'),
    current: clientId === seat.clientId,
  };
}
