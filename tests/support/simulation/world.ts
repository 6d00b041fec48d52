import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { Failure } from '@/lib/sync/engine/answer';
import { digestsOf } from '@/lib/sync/engine/audit';
import type { Effect, Sent } from '@/lib/sync/engine/effect';
import type { SyncEvent } from '@/lib/sync/engine/event';
import { rowKey } from '@/lib/sync/engine/row-key';
import type { Action } from './action';
import { Checks } from './checks';
import { SimClient } from './sim-client';
import { SimServer, type SimSeat, type Transaction } from './sim-server';

interface Message {
  readonly client: SimClient;
  readonly life: number;
  readonly call: number;
}

interface Request extends Message {
  readonly sentAt: number;
  readonly effect: Extract<Effect, { kind: 'push' | 'pull' | 'snapshot' | 'confirm' }>;
  readonly ids: readonly string[];
}

interface Answer extends Message {
  readonly event: SyncEvent;
}

interface Open extends Message {
  readonly sentAt: number;
  readonly transaction: Transaction;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const teams = [uuid(901), uuid(902)];
const contacts = [uuid(1), uuid(2), uuid(3)];
const skews = [0, 0, 30_000, -30_000, 10 * minute, -10 * minute, 5 * hour, -5 * hour];
const spans = [50, 400, 2_000, 12_000, 40_000, 5 * minute, hour, 9 * hour];
const masks = [{}, { contacts: ['company'] }];

/** Everybody, the server, and the network between them, driven by a list of actions. */
export class World {
  now = Date.UTC(2026, 0, 5);
  private seed: number;
  readonly server: SimServer;
  readonly clients: SimClient[];
  readonly checks: Checks;
  requests: Request[] = [];
  answers: Answer[] = [];
  open: Open[] = [];
  restores = 0;
  private backups: (() => void)[] = [];
  private values = 0;

  constructor(seed: number) {
    this.seed = seed;
    const seats: SimSeat[] = [
      { seatId: uuid(801), role: 'owner', teams: [], mask: {}, maskVersion: 0 },
      { seatId: uuid(802), role: 'agent', teams: [teams[0]!], mask: {}, maskVersion: 0 },
      { seatId: uuid(803), role: 'agent', teams: [...teams], mask: {}, maskVersion: 0 },
    ];
    this.server = new SimServer(seats);
    this.checks = new Checks(this);
    // The owner has two computers.
    this.clients = [0, 1, 2, 0].map((seat, index) => {
      const clientId = `${index}`.repeat(16);
      this.server.admit(clientId, seats[seat]!);
      return new SimClient(clientId, {
        now: () => this.now,
        random: () => this.random(),
        perform: (client, effect) => this.perform(client, effect),
        stepped: (stepped) => this.checks.step(stepped),
      });
    });
    for (const client of this.clients) client.start();
  }

  /** Repeatable: from the seed alone. */
  random(): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.seed / 2 ** 32;
  }

  private perform(client: SimClient, effect: Effect): void {
    const { life } = client;
    const local = (event: SyncEvent, call = 0): void => void this.answers.push({ client, life, call, event });
    switch (effect.kind) {
      case 'push':
      case 'pull':
      case 'snapshot':
      case 'confirm':
        this.requests.push({
          client,
          life,
          call: effect.call,
          sentAt: client.now,
          effect,
          ids: effect.kind === 'push' ? this.idsOf(client, effect.mutations) : [],
        });
        return;
      case 'audit': {
        const found = digestsOf(client.disk.base.values(), effect.scopes);
        return local({ kind: 'audited', call: effect.call, found }, effect.call);
      }
      case 'renew':
        return local({ kind: 'access', access: 'ready' });
      case 'openLive':
        return local({ kind: 'live', state: client.online ? 'open' : 'closed' });
      case 'wake':
        client.wakeAt = effect.at;
        return;
      case 'abandon':
      case 'closeLive':
      case 'wipe':
      case 'restart':
        return;
    }
  }

  private idsOf(client: SimClient, mutations: readonly Sent[]): string[] {
    const items = [...client.disk.outbox.values()].filter(({ phase }) => phase === 'waiting');
    return mutations.map(({ mid }) => items.find((item) => item.mid === mid)?.id ?? '?');
  }

  run(actions: readonly Action[]): void {
    for (const action of actions) this.act(action);
  }

  private act({ kind, a, b, c }: Action): void {
    const client = this.clients[a % this.clients.length]!;
    const seat = this.server.seats[1 + (a % 2)]!;
    switch (kind) {
      case 'deliver':
        return this.deliver(a);
      case 'drop':
        return this.drop(a);
      case 'double':
        return this.double(a);
      case 'commit':
        return this.commit(a);
      case 'alarm':
        return client.feed({ kind: 'alarm' });
      case 'time':
        return this.pass(spans[b % spans.length]!);
      case 'skew':
        client.skew = skews[b % skews.length]!;
        return;
      case 'kill':
        return client.kill();
      case 'mishap':
        client.mishap = (['full', 'before', 'after'] as const)[b % 3]!;
        return;
      case 'start':
        return client.start();
      case 'visible':
        client.visible = b % 3 !== 0;
        return client.feed({ kind: 'visible', visible: client.visible });
      case 'online':
        client.online = b % 2 === 0;
        return client.feed({ kind: 'online', online: client.online });
      case 'expire':
        this.server.devices.get(client.clientId)!.expired = true;
        return;
      case 'lock':
        this.server.devices.get(client.clientId)!.state = 'locked';
        return;
      case 'signIn':
        return this.signIn(client);
      case 'teams':
        seat.teams = teams.filter((_, index) => ((b >> index) & 1) === 1);
        return;
      case 'mask':
        if (seat.role !== 'agent') return;
        seat.mask = masks[b % 2]!;
        seat.maskVersion += 1;
        return;
      case 'role':
        seat.role = b % 3 === 0 ? 'manager' : 'agent';
        seat.mask = {};
        seat.maskVersion += 1;
        return;
      case 'away':
        return this.pass((b % 2 === 0 ? 100 : 200) * day);
      case 'clear':
        return this.server.clearAway(this.now);
      case 'busy':
        this.server.roomFor = [1_000, 3, 1][b % 3]!;
        return;
      case 'upgrade':
        this.server.minSchema = Math.min(3, this.server.minSchema + 1);
        return;
      case 'backup':
        return this.backup(b);
      case 'discard':
        return this.discard(client, b);
      case 'decide':
        return this.decide(client);
      default:
        return this.edit(client, { kind, a, b, c });
    }
  }

  private edit(client: SimClient, { kind, b, c }: Action): void {
    this.values += 1;
    const value = kind === 'poison' ? 'poison' : `v${this.values}`;
    const contact = contacts[b % contacts.length]!;
    const on = { table: 'contacts', id: contact } as const;
    const note = { table: 'notes', id: uuid(100 + (b % 3)) } as const;
    const label = `l${c % 2}`;
    const field = ['name', 'company', 'quickFact', 'fromTheFuture'][c % 4]!;
    const make = (stamp: () => Stamp): readonly Operation[] => {
      switch (kind) {
        case 'set':
          return [{ op: 'set', ...on, field, value, stamp: stamp() }];
        case 'poison':
          return [{ op: 'set', ...on, field: 'fromTheFuture', value, stamp: stamp() }];
        case 'label':
          return [{ op: 'add', ...on, field: 'labels', element: label, stamp: stamp() }];
        case 'unlabel': {
          const held = client.view(rowKey('contacts', contact))?.d['labels'] as
            Record<string, Stamp[]> | undefined;
          const dots = held?.[label] ?? [];
          return dots.length === 0
            ? []
            : [{ op: 'remove', ...on, field: 'labels', element: label, dots, stamp: stamp() }];
        }
        case 'write': {
          const body: Operation = { op: 'set', ...note, field: 'body', value, stamp: stamp() };
          if (client.view(rowKey('notes', note.id)) !== undefined) return [body];
          return [body, { op: 'set', ...note, field: 'contactId', value: contact, stamp: stamp() }];
        }
        case 'several':
          return [
            { op: 'set', ...on, field: 'name', value, stamp: stamp() },
            { op: 'set', table: 'gadgets', id: `g${c % 2}`, field: 'size', value, stamp: stamp() },
            { op: 'add', ...on, field: 'labels', element: label, stamp: stamp() },
          ];
        case 'remove':
          return [{ op: 'set', ...on, field: 'deletedAt', value: this.now, stamp: stamp() }];
        case 'restoreRow':
          return [{ op: 'set', ...on, field: 'deletedAt', value: null, stamp: stamp() }];
        case 'move': {
          const to = [null, ...teams, this.server.seats[1]!.seatId][c % 4]!;
          return [{ op: 'set', ...on, field: 'teamId', value: to, stamp: stamp() }];
        }
        case 'erase':
          return [{ op: 'erase', ...on, stamp: stamp() }];
        default:
          return [];
      }
    };
    this.checks.command(client, make);
  }

  pass(span: number): void {
    this.now += span;
  }

  private get flying(): number {
    return this.requests.length + this.answers.length;
  }

  private deliver(pick: number): void {
    if (this.flying === 0) return;
    const at = pick % this.flying;
    if (at < this.requests.length) this.arrive(this.requests.splice(at, 1)[0]!);
    else this.reach(this.answers.splice(at - this.requests.length, 1)[0]!);
  }

  private drop(pick: number): void {
    if (this.flying === 0) return;
    const at = pick % this.flying;
    if (at < this.requests.length) this.requests.splice(at, 1);
    else if (!isLocal(this.answers[at - this.requests.length]!))
      this.answers.splice(at - this.requests.length, 1);
  }

  private double(pick: number): void {
    if (this.flying === 0) return;
    const at = pick % this.flying;
    if (at < this.requests.length) this.requests.push(this.requests[at]!);
    else if (!isLocal(this.answers[at - this.requests.length]!))
      this.answers.push(this.answers[at - this.requests.length]!);
  }

  /** A request has come to the server. A push begins a transaction; everything else is answered at once. */
  private arrive(request: Request): void {
    const { client, effect, sentAt, ids } = request;
    const { clientId, schema } = client;
    if (!client.online) return this.answer(request, { ok: false, failure: { kind: 'network' } });
    const about = { clientId, schema };
    switch (effect.kind) {
      case 'push': {
        const begun = this.server.begin({ ...about, mutations: effect.mutations, ids }, this.now);
        if (begun.ok) this.open.push({ ...request, transaction: begun.value });
        else this.answer(request, begun);
        return;
      }
      case 'pull': {
        const limit = 1 + Math.floor(this.random() * 4);
        const pulled = this.server.pull(
          { ...about, cursor: effect.cursor, limit, digest: effect.digest },
          this.now,
        );
        if (!pulled.ok) return this.answer(request, pulled);
        const event: SyncEvent = { kind: 'pulled', call: request.call, answer: { ...pulled.value, sentAt } };
        this.checks.readAt.set(event, this.server.visible(clientId));
        return this.answer(request, ok(event));
      }
      case 'snapshot': {
        const made = this.server.snapshot(
          { ...about, cursor: effect.cursor, scopes: effect.scopes },
          this.now,
        );
        return this.answer(
          request,
          made.ok ? ok({ kind: 'loaded', call: request.call, answer: { ...made.value, sentAt } }) : made,
        );
      }
      case 'confirm': {
        const done = this.server.confirm(clientId, effect.mids);
        return this.answer(
          request,
          done.ok ? ok({ kind: 'confirmed', call: request.call, refusals: done.value }) : done,
        );
      }
    }
  }

  private commit(pick: number): void {
    if (this.open.length === 0) return;
    const [open] = this.open.splice(pick % this.open.length, 1);
    const { client, call, transaction, sentAt } = open!;
    const head = this.server.head;
    const done = this.server.commit(transaction, this.now);
    this.answer(open!, done.ok ? ok({ kind: 'pushed', call, answer: { ...done.value, sentAt } }) : done);
    if (this.server.head === head) return;
    for (const other of this.clients) {
      if (other === client || other.state?.live !== 'open') continue;
      this.answers.push({
        client: other,
        life: other.life,
        call: 0,
        event: { kind: 'hint', head: this.server.head },
      });
    }
  }

  private answer(
    { client, life, call }: Message,
    reply: { ok: true; event: SyncEvent } | { ok: false; failure: Failure },
  ): void {
    const event: SyncEvent = reply.ok
      ? reply.event
      : { kind: 'failed', call, failure: this.worded(reply.failure) };
    this.answers.push({ client, life, call, event });
  }

  /** Servers say when to come back in either form, or not at all. */
  private worded(failure: Failure): Failure {
    if (failure.kind !== 'problem' || this.random() > 0.2) return failure;
    const form = Math.floor(this.random() * 3);
    if (form === 0) return { ...failure, retryAfter: '3' };
    return form === 1 ? { ...failure, retryAfter: new Date(this.now + 5_000).toUTCString() } : failure;
  }

  private reach({ client, life, event }: Answer): void {
    if (client.life === life) client.feed(event);
  }

  private signIn(client: SimClient): void {
    this.server.devices.get(client.clientId)!.state = 'active';
    client.feed({ kind: 'access', access: 'ready' });
  }

  /** The server is put back to an earlier day; whatever was on its way to it is cut off. */
  private backup(b: number): void {
    if (b % 8 !== 0) return void this.backups.push(this.server.backup());
    const back = this.backups.at(-1);
    if (back === undefined) return;
    back();
    this.restores += 1;
    this.requests = [];
    this.open = [];
    this.answers = this.answers.filter(isLocal);
  }

  private discard(client: SimClient, b: number): void {
    const refused = (client.state?.outbox ?? []).filter(({ phase }) => phase === 'refused');
    const item = refused[b % Math.max(1, refused.length)];
    if (item === undefined) return;
    this.checks.discarded.add(item.id);
    client.feed({ kind: 'discarded', id: item.id });
  }

  private decide(client: SimClient): void {
    const kept = client.state?.record.kept[0];
    if (kept === undefined) return;
    this.checks.decided.add(String(kept.mine.value));
    client.feed({ kind: 'decided', id: kept.id });
  }

  /** Everything works again, for as long as it takes until nothing is left to do. */
  heal(): void {
    this.server.roomFor = 1_000;
    for (const client of this.clients) {
      client.mishap = null;
      client.schema = 3;
      client.skew = 0;
      client.kill();
      Object.assign(client, { online: true, visible: true });
      client.start();
      this.signIn(client);
    }
    for (let round = 0; round < 600; round += 1) {
      if (this.settle() && this.isQuiet()) return;
      for (const client of this.clients) client.feed({ kind: round % 40 === 39 ? 'asked' : 'alarm' });
      this.pass(2_000);
    }
    throw new Error(`still busy: ${JSON.stringify(this.clients.map((client) => busyWith(client)))}`);
  }

  private settle(): boolean {
    for (let count = 0; count < 5_000; count += 1) {
      if (this.open.length > 0) this.commit(0);
      else if (this.requests.length > 0) this.arrive(this.requests.shift()!);
      else if (this.answers.length > 0) this.reach(this.answers.shift()!);
      else return true;
      this.pass(5);
    }
    throw new Error('messages without end');
  }

  private isQuiet(): boolean {
    return this.clients.every(({ state }) => {
      if (state === null || state.doing !== null || state.dirty) return false;
      const { cursor, gained, confirming, head } = state.record;
      const isDone = state.outbox.every(({ phase }) => phase === 'refused');
      return (
        isDone &&
        cursor !== null &&
        gained.length === 0 &&
        confirming.length === 0 &&
        head === this.server.head
      );
    });
  }
}

const ok = (event: SyncEvent): { ok: true; event: SyncEvent } => ({ ok: true, event });

/** What never travels cannot get lost. */
function isLocal({ event }: Answer): boolean {
  return event.kind === 'access' || event.kind === 'live' || event.kind === 'audited';
}

function busyWith({ clientId, state }: SimClient): unknown {
  if (state === null) return [clientId, 'dead'];
  const { doing, dirty, failures, notBefore, record, outbox, halt, access } = state;
  return [clientId.slice(0, 1), { doing, dirty, failures, notBefore, halt, access, record, outbox }];
}
