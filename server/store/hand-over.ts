import { randomBytes } from 'node:crypto';
import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { stampsOf } from '@/lib/sync/field-stamps';
import { merge } from '@/lib/sync/merge';
import { laterStamp, tick } from '@/lib/sync/stamp';
import { textIn, truthIn, wholeIn } from '../sql/read';
import type { Database, Sql, Transaction } from '../sql/sql';
import { keptRow } from './entity-rows';
import type { KeptRow } from './plan-push';
import { changeMemberIn } from './members';
import type { Seat } from './seat';

/** How many contacts and open follow-ups went from one to the other. */
export interface Moved {
  readonly contacts: number;
  readonly followUps: number;
}

export type HandOverOutcome =
  | {
      readonly kind: 'done';
      readonly moved: Moved & { readonly handOver: Stamp };
      readonly locked: readonly string[];
      readonly head: number;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'last-owner' };

export interface HandOver {
  readonly from: string;
  readonly to: string | null;
  readonly now: number;
}

/**
 * Takes a member out and gives what is theirs to another, in one transaction: there is no moment at which nobody
 * knows whose a customer is. Every changed owner carries one stamp, by which it can be taken back.
 */
export function handOver(database: Database, seat: Seat, ask: HandOver): Promise<HandOverOutcome> {
  return database.transaction('write', async (sql) => {
    const seq = await lockWorkspace(sql, seat.workspaceId, ask.from);
    const member = await changeMemberIn(sql, seat, { seatId: ask.from, active: false });
    if (member.kind !== 'done') return member;
    const owned = await rowsOwnedBy(sql, seat.workspaceId, ask.from);
    const stamp = stampAfter(owned, ask.now);
    const rows = owned.flatMap((row) => given(row, { ...ask, by: seat.seatId, stamp }));
    const head = write(sql, { workspaceId: seat.workspaceId, seq, rows });
    return { kind: 'done', moved: { handOver: stamp, ...countOf(rows) }, locked: member.locked, head };
  });
}

export interface HandBack {
  readonly to: string;
  /** The stamp of the hand-over. */
  readonly stamp: Stamp;
  readonly now: number;
}

/** Makes the member one again and gives back what nobody has given to somebody else since. */
export function handBack(
  database: Database,
  seat: Seat,
  ask: HandBack,
): Promise<{ readonly moved: Moved; readonly head: number } | 'none' | 'forbidden'> {
  return database.transaction('write', async (sql) => {
    const seq = await lockWorkspace(sql, seat.workspaceId, ask.to);
    const found = await sql.query(
      'select role from seat where workspace_id = $1 and seat_id = $2 and not active',
      [seat.workspaceId, ask.to],
    );
    if (found[0] === undefined) return 'none';
    if (seat.role !== 'owner' && textIn(found[0], 'role') !== 'agent') return 'forbidden';
    await sql.query('update seat set active = true where workspace_id = $1 and seat_id = $2', [
      seat.workspaceId,
      ask.to,
    ]);
    const marked = await rowsMarked(sql, seat.workspaceId, ask.stamp);
    const stamp = stampAfter(marked, ask.now);
    const rows = marked.flatMap((row) => given(row, { ...ask, by: seat.seatId, stamp }));
    return { moved: countOf(rows), head: write(sql, { workspaceId: seat.workspaceId, seq, rows }) };
  });
}

/** The member's computers first, as pushes do, then the workspace's number. */
async function lockWorkspace(sql: Sql, workspaceId: string, seatId: string): Promise<number> {
  await sql.query(
    'select client_id from device where workspace_id = $1 and seat_id = $2 order by client_id for update',
    [workspaceId, seatId],
  );
  const rows = await sql.query('select seq from ws_head where workspace_id = $1 for update', [workspaceId]);
  return wholeIn(rows[0] ?? {}, 'seq');
}

type Owned = KeptRow & { readonly deleted: boolean };

const kinds = ['contacts', 'followUps'];

/** What this member owns: contacts, and follow-ups that are not done. */
async function rowsOwnedBy(sql: Sql, workspaceId: string, seatId: string): Promise<Owned[]> {
  const rows = await rowsNaming(sql, workspaceId, seatId);
  return rows.filter(
    ({ kind, entity: { d } }) =>
      d['ownerId'] === seatId && (kind === 'contacts' || typeof d['doneAt'] !== 'number'),
  );
}

async function rowsMarked(sql: Sql, workspaceId: string, stamp: Stamp): Promise<Owned[]> {
  const rows = await rowsNaming(sql, workspaceId, stamp);
  return rows.filter(({ entity }) => stampsOf(entity).get('ownerId') === stamp);
}

/** Rows that hold this id or stamp anywhere. Looked for as text: a field may hold what `jsonb` does not take. */
async function rowsNaming(sql: Sql, workspaceId: string, text: string): Promise<Owned[]> {
  const rows = await sql.query(
    `select kind, id, scope, parent, deleted, erased, d, c from entity
     where workspace_id = $1 and kind = any($2::text[]) and not erased
       and (strpos(d, $3) > 0 or strpos(c, $3) > 0)`,
    [workspaceId, kinds, text],
  );
  return rows.map((row) => ({ ...keptRow(row), deleted: truthIn(row, 'deleted') }));
}

/** Later than everything it takes the place of, and no other computer's. */
function stampAfter(rows: readonly Owned[], now: number): Stamp {
  let last: Stamp | null = null;
  for (const { entity } of rows) last = laterStamp(last, stampsOf(entity).get('ownerId') ?? null);
  return tick({ last, client: randomBytes(8).toString('hex'), now });
}

interface Giving {
  readonly to: string | null;
  readonly by: string;
  readonly now: number;
  readonly stamp: Stamp;
}

function given(row: Owned, { to, by, now, stamp }: Giving): Owned[] {
  const { kind, entity } = row;
  const told = kind === 'contacts' ? { ownerBy: by, ownerAt: now, ownerSeen: to === null } : {};
  const fields: Readonly<Record<string, Json>> = { ownerId: to, ...told };
  const operations = Object.entries(fields).map(([field, value]): Operation => ({
    ...{ op: 'set', table: kind, id: entity.id },
    ...{ field, value, stamp },
  }));
  const merged = merge(entity, operations);
  return merged === undefined ? [] : [{ ...row, entity: merged }];
}

function countOf(rows: readonly Owned[]): Moved {
  const seen = rows.filter(({ deleted }) => !deleted);
  const contacts = seen.filter(({ kind }) => kind === 'contacts').length;
  return { contacts, followUps: seen.length - contacts };
}

interface Writing {
  readonly workspaceId: string;
  readonly seq: number;
  readonly rows: readonly Owned[];
}

/** Writes the rows under the next number, which is answered; where there is none, the number stays. */
function write(sql: Transaction, { workspaceId, seq, rows }: Writing): number {
  if (rows.length === 0) return seq;
  sql.lastly(
    `with h as (update ws_head set seq = $2::bigint where workspace_id = $1)
     update entity e set seq = $2::bigint, d = n.d, c = n.c, changed_at = now()
     from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as n (kind, id, d, c)
     where e.workspace_id = $1 and e.kind = n.kind and e.id = n.id`,
    [
      workspaceId,
      seq + 1,
      rows.map(({ kind }) => kind),
      rows.map(({ entity }) => entity.id),
      rows.map(({ entity }) => JSON.stringify(entity.d)),
      rows.map(({ entity }) => JSON.stringify(entity.c)),
    ],
  );
  return seq + 1;
}
