import type { Mask } from '@/lib/onechat/people';
import type { Role } from '@/lib/onechat/fields';
import type { WireRow } from '@/lib/onechat/sync';
import type { Failure, Pulled, Pushed, Refused, Snapshot } from '@/lib/sync/engine/answer';
import type { Sent } from '@/lib/sync/engine/effect';
import { tallyOf } from '@/lib/sync/digest';
import { timeOfStamp } from '@/lib/domain/shared/stamp';
import { maxAhead } from '@/lib/sync/stamp';
import { everybody, scopeOfSeat, scopeOfTeam } from '@/lib/sync/scope';
import {
  contactsToFollow,
  followContacts,
  planPush,
  type KeptRow,
  type Plan,
} from '@/server/store/plan-push';
import type { Seat } from '@/server/store/seat';

export interface SimSeat {
  readonly seatId: string;
  role: Role;
  teams: string[];
  mask: Mask;
  maskVersion: number;
}

interface SimRow extends KeptRow {
  readonly seq: number;
  readonly changedAt: number;
}

export interface Device {
  last: number;
  refusals: Refused[];
  state: 'active' | 'locked';
  /** The next request is answered with `unauthorized`, as if the token had just run out. */
  expired: boolean;
}

/** A push whose transaction has begun; it is answered when it commits. */
export interface Transaction {
  readonly clientId: string;
  readonly schema: number;
  readonly mutations: readonly Sent[];
  /** The items' own names: for the account of what was taken, never looked at by the server. */
  readonly ids: readonly string[];
  readonly seq: number | null;
}

/** What the server did with one change, for the oracle. */
export interface Taken {
  readonly clientId: string;
  readonly mid: number;
  readonly id: string;
  readonly operations: Sent['operations'];
  readonly refused: boolean;
}

type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };
interface Position {
  e: number;
  c: Record<string, [seq: number, mask: number]>;
}

const day = 86_400_000;
const horizon = 180 * day;

/** The server as the protocol describes it, in memory: what it makes of a push is the real server's own planning. */
export class SimServer {
  rows = new Map<string, SimRow>();
  exits = new Map<string, { key: string; scope: string; seq: number; changedAt: number }>();
  forgotten = new Set<string>();
  /** Rows that were ever cleared away past the horizon: of those nothing is promised but that erased ones stay away. */
  readonly cleared = new Set<string>();
  head = 0;
  floor = 0;
  epoch = 1;
  devices = new Map<string, Device>();
  taken: Taken[] = [];
  minSchema = 1;
  /** More changes than this in one push are too large for it. */
  roomFor = 1_000;
  readonly seats: SimSeat[];
  readonly seatOf = new Map<string, SimSeat>();

  constructor(seats: SimSeat[]) {
    this.seats = seats;
  }

  admit(clientId: string, seat: SimSeat): void {
    this.devices.set(clientId, { last: 0, refusals: [], state: 'active', expired: false });
    this.seatOf.set(clientId, seat);
  }

  scopesOf(seat: SimSeat): string[] {
    const all = seat.role !== 'agent';
    const teams = all ? [...new Set(this.seats.flatMap((one) => one.teams))] : seat.teams;
    const seats = all ? this.seats.map((one) => one.seatId) : [seat.seatId];
    return [everybody, ...teams.map(scopeOfTeam), ...seats.map(scopeOfSeat)];
  }

  /** Why a request is turned away before it is looked at. */
  private turnedAway(clientId: string, schema: number): Failure | null {
    const device = this.devices.get(clientId)!;
    if (device.expired) {
      device.expired = false;
      return problem('unauthorized', 401);
    }
    if (device.state === 'locked') return problem('device_locked', 401);
    if (schema < this.minSchema) return problem('upgrade', 426);
    return null;
  }

  begin(what: Omit<Transaction, 'seq'>, now: number): Reply<Transaction> {
    const failure = this.turnedAway(what.clientId, what.schema);
    if (failure !== null) return { ok: false, failure };
    const operations = what.mutations.flatMap((mutation) => mutation.operations);
    if (what.mutations.length > this.roomFor) return { ok: false, failure: problem('too_large', 413) };
    if (operations.some((one) => one.op === 'set' && one.value === 'poison')) {
      return { ok: false, failure: problem('invalid', 422) };
    }
    if (operations.some(({ stamp }) => timeOfStamp(stamp) > now + maxAhead)) {
      return { ok: false, failure: { ...problem('clock', 409), serverTime: now } };
    }
    return { ok: true, value: { ...what, seq: null } };
  }

  commit(transaction: Transaction, now: number): Reply<Omit<Pushed, 'sentAt'>> {
    const { clientId, mutations, ids } = transaction;
    const device = this.devices.get(clientId)!;
    if (device.state === 'locked') return { ok: false, failure: problem('device_locked', 401) };
    const first = mutations[0]!.mid;
    if (first > device.last + 1) return { ok: false, failure: { ...problem('gap', 409), last: device.last } };
    const fresh = mutations.filter(({ mid }) => mid > device.last);
    if (fresh.length > 0) {
      const plan = this.plan(clientId, fresh);
      const seq = transaction.seq ?? this.takeNumber();
      this.write(plan, seq, now);
      device.last = Math.max(device.last, mutations.at(-1)!.mid);
      device.refusals.push(...plan.refusals);
      this.account(fresh, plan, { clientId, name: (mid) => ids[mid - first]! });
    }
    const refusals = [...device.refusals];
    return { ok: true, value: { last: device.last, head: this.head, refusals, serverTime: now } };
  }

  takeNumber(): number {
    this.head += 1;
    return this.head;
  }

  private account(
    fresh: readonly Sent[],
    plan: Plan,
    { clientId, name }: { clientId: string; name: (mid: number) => string },
  ): void {
    const refused = new Set(plan.refusals.map(({ mid }) => mid));
    for (const { mid, operations } of fresh) {
      this.taken.push({ clientId, mid, id: name(mid), operations, refused: refused.has(mid) });
    }
  }

  private plan(clientId: string, fresh: readonly Sent[]): Plan {
    const sim = this.seatOf.get(clientId)!;
    const seat: Seat = {
      ...sim,
      workspaceId: 'w',
      userId: 'u',
      clientId,
      name: '',
      email: '',
      scopes: this.scopesOf(sim),
    };
    const mutations = fresh.map(({ mid, operations }) => ({ mid, operations: [...operations] as never }));
    const plan = planPush({ stored: this.rows, forgotten: this.forgotten, seat }, mutations);
    const follow = contactsToFollow(plan, this.rows);
    const children = [...this.rows.values()].filter(
      (row) => row.parent !== null && follow.includes(row.parent) && row.entity.erased !== true,
    );
    return followContacts(plan, children);
  }

  private write({ changed }: Plan, seq: number, now: number): void {
    for (const [key, row] of changed) {
      const before = this.rows.get(key);
      if (before !== undefined && before.scope !== row.scope) {
        this.exits.set(`${key} ${before.scope}`, { key, scope: before.scope, seq, changedAt: now });
      }
      this.rows.set(key, { ...row, seq, changedAt: now });
      if (row.entity.erased === true) this.forgotten.add(key);
    }
  }

  pull(
    {
      clientId,
      schema,
      cursor,
      limit,
      digest,
    }: { clientId: string; schema: number; cursor: string | null; limit: number; digest: boolean },
    now: number,
  ): Reply<Omit<Pulled, 'sentAt'>> {
    const failure = this.turnedAway(clientId, schema) ?? this.resetReason(cursor);
    if (failure !== null) return { ok: false, failure };
    const seat = this.seatOf.get(clientId)!;
    const known = this.known(cursor, seat);
    const { rows, more, upTo } = this.page(known, seat, limit);
    const c: Position['c'] = {};
    for (const [scope, [seq, mask]] of Object.entries(known)) c[scope] = [Math.max(seq, upTo), mask];
    const scopes = this.scopesOf(seat);
    const { last, refusals } = this.devices.get(clientId)!;
    const value = {
      rows: rows.map((row) => masked(row, seat.mask)),
      cursor: JSON.stringify({ e: this.epoch, c }),
      more,
      last,
      head: this.head,
      gained: scopes.filter((scope) => known[scope] === undefined),
      lost: Object.keys(read(cursor)?.c ?? {}).filter((scope) => known[scope] === undefined),
      refusals: [...refusals],
      serverTime: now,
    };
    if (!digest || more) return { ok: true, value };
    return { ok: true, value: { ...value, digest: this.digests(Object.keys(known)) } };
  }

  private digests(scopes: readonly string[]): NonNullable<Pulled['digest']> {
    const live = [...this.rows.values()].filter(
      ({ entity }) => entity.erased !== true && typeof entity.d['deletedAt'] !== 'number',
    );
    return Object.fromEntries(
      scopes.map((scope) => {
        const counted = live.filter((row) => row.scope === scope);
        return [
          scope,
          tallyOf(counted.map(({ kind, entity, seq }) => ({ table: kind, id: entity.id, seq }))),
        ];
      }),
    );
  }

  private known(cursor: string | null, seat: SimSeat): Position['c'] {
    const scopes = this.scopesOf(seat);
    const all = Object.entries(read(cursor)?.c ?? {});
    return Object.fromEntries(
      all.filter(([scope, [, mask]]) => scopes.includes(scope) && mask === seat.maskVersion),
    );
  }

  private resetReason(cursor: string | null): Failure | null {
    const position = read(cursor);
    if (position === null) return null;
    const seqs = Object.values(position.c).map(([seq]) => seq);
    if (position.e !== this.epoch || seqs.some((seq) => seq > this.head)) {
      return { ...problem('reset', 410), reason: 'epoch' };
    }
    return seqs.some((seq) => seq < this.floor) ? { ...problem('reset', 410), reason: 'horizon' } : null;
  }

  private page(
    known: Position['c'],
    seat: SimSeat,
    limit: number,
  ): { rows: WireRow[]; more: boolean; upTo: number } {
    const scopes = this.scopesOf(seat);
    const since = (scope: string): number => known[scope]?.[0] ?? Number.POSITIVE_INFINITY;
    const changed = [...this.rows.values()]
      .filter((row) => row.seq > since(row.scope))
      .map((row) => ({ seq: row.seq, row: wireOf(row) }));
    const left = [...this.exits.values()].flatMap(({ key, scope, seq }): { seq: number; row: WireRow }[] => {
      const now = this.rows.get(key);
      if (seq <= since(scope)) return [];
      if (now !== undefined && scopes.includes(now.scope)) {
        const isTold = known[now.scope] !== undefined && (now.seq <= since(now.scope) || now.seq === seq);
        // Its turn in the new scope comes later: by then it may have left that one too, or the seat may have lost it.
        return isTold ? [] : [{ seq, row: wireOf(now) }];
      }
      const [k = '', id = ''] = key.split(' ');
      return [{ seq, row: { k, id, seq, gone: true } }];
    });
    const all = [...changed, ...left].sort((a, b) => a.seq - b.seq);
    const rowsOf = (some: typeof all): WireRow[] => some.map(({ row }) => row);
    if (all.length <= limit) return { rows: rowsOf(all), more: false, upTo: this.head };
    const next = all[limit]!.seq;
    const whole = all.filter(({ seq }) => seq < next);
    const upTo = whole.at(-1)?.seq ?? next;
    return { rows: rowsOf(all.filter(({ seq }) => seq <= upTo)), more: true, upTo };
  }

  snapshot(
    {
      clientId,
      schema,
      cursor,
      scopes,
    }: { clientId: string; schema: number; cursor: string | null; scopes: readonly string[] | null },
    now: number,
  ): Reply<Omit<Snapshot, 'sentAt'>> {
    const failure = this.turnedAway(clientId, schema) ?? this.resetReason(cursor);
    if (failure !== null) return { ok: false, failure };
    const seat = this.seatOf.get(clientId)!;
    const mine = this.scopesOf(seat);
    const asked = scopes ?? mine;
    if (!asked.every((scope) => mine.includes(scope)))
      return { ok: false, failure: problem('not_found', 404) };
    const c: Position['c'] = { ...read(cursor)?.c };
    for (const scope of asked) c[scope] = [this.head, seat.maskVersion];
    const rows = [...this.rows.values()].filter(({ scope }) => asked.includes(scope)).map(wireOf);
    return {
      ok: true,
      value: {
        rows: rows.map((row) => masked(row, seat.mask)),
        cursor: JSON.stringify({ e: this.epoch, c }),
        last: this.devices.get(clientId)!.last,
        serverTime: now,
      },
    };
  }

  confirm(clientId: string, mids: readonly number[]): Reply<readonly Refused[]> {
    const device = this.devices.get(clientId)!;
    device.refusals = device.refusals.filter(({ mid }) => !mids.includes(mid));
    return { ok: true, value: [...device.refusals] };
  }

  /** Deleted and erased rows past the horizon go; of erased ones the hash of the id stays. */
  clearAway(now: number): void {
    for (const [key, row] of this.rows) {
      const isOver = row.entity.erased === true || typeof row.entity.d['deletedAt'] === 'number';
      if (!isOver || row.changedAt > now - horizon) continue;
      this.rows.delete(key);
      this.cleared.add(key);
      this.floor = Math.max(this.floor, row.seq);
    }
    for (const [name, exit] of this.exits) {
      if (exit.changedAt > now - horizon) continue;
      this.exits.delete(name);
      this.floor = Math.max(this.floor, exit.seq);
    }
  }

  /** Everything that a backup holds. */
  backup(): () => void {
    const { head, floor } = this;
    const kept = structuredClone({
      rows: this.rows,
      exits: this.exits,
      forgotten: this.forgotten,
      devices: this.devices,
    });
    const count = this.taken.length;
    return () => {
      Object.assign(this, structuredClone(kept), { head, floor, epoch: this.epoch + 1 });
      for (const clientId of this.seatOf.keys()) {
        if (!this.devices.has(clientId)) this.admit(clientId, this.seatOf.get(clientId)!);
      }
      this.taken = this.taken.slice(0, count);
    };
  }

  /** What a seat sees of the rows, by key. */
  visible(clientId: string): Map<string, WireRow> {
    const seat = this.seatOf.get(clientId)!;
    const scopes = this.scopesOf(seat);
    const rows = [...this.rows].filter(([, { scope }]) => scopes.includes(scope));
    return new Map(rows.map(([key, row]) => [key, masked(wireOf(row), seat.mask)]));
  }
}

function problem(code: string, status: number): Extract<Failure, { kind: 'problem' }> {
  return { kind: 'problem', status, code, retryable: false };
}

function read(cursor: string | null): Position | null {
  return cursor === null ? null : (JSON.parse(cursor) as Position);
}

function wireOf({ kind, entity, seq, scope }: SimRow): WireRow {
  return entity.erased === true
    ? { k: kind, id: entity.id, seq, sc: scope, erased: true }
    : { k: kind, id: entity.id, seq, sc: scope, d: entity.d as never, c: { ...entity.c } };
}

function masked(row: WireRow, mask: Mask): WireRow {
  const hidden = mask[row.k] ?? [];
  if (hidden.length === 0 || row.d === undefined) return row;
  const without = <T>(held: Record<string, T> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(held).filter(([field]) => !hidden.includes(field)));
  return { ...row, d: without(row.d), c: without(row.c) };
}
