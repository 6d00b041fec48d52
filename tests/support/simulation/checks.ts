import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { stampsOf } from '@/lib/sync/field-stamps';
import type { OutboxItem } from '@/lib/sync/engine/outbox';
import type { SyncEvent } from '@/lib/sync/engine/event';
import { rowKey } from '@/lib/sync/engine/row-key';
import { ReplayOracle, said, saidOf } from './replay-oracle';
import type { SimClient, Stepped } from './sim-client';
import type { World } from './world';

/** A version of a note's words, and the version its writer was looking at. */
interface Version {
  readonly key: string;
  readonly value: string;
  readonly parent: string | null;
  readonly client: SimClient;
  readonly id: string;
}

class Broken extends Error {}

function demand(condition: boolean, law: string, detail: () => unknown): void {
  if (!condition) throw new Broken(`${law}: ${JSON.stringify(detail())}`);
}

/** The invariants. The names are those of lib/sync/SPEC.md. */
export class Checks {
  readonly world: World;
  readonly enlisted = new Map<string, OutboxItem>();
  readonly discarded = new Set<string>();
  readonly decided = new Set<string>();
  /** What the seat could see at the moment a pull was answered, and in which version. */
  readonly readAt = new WeakMap<SyncEvent, ReadonlyMap<string, { readonly seq: number }>>();
  private readonly refused = new Set<string>();
  private readonly versions: Version[] = [];
  /** Rows that a client had and was told to drop, by client. */
  private readonly dropped = new Map<SimClient, Set<string>>();
  private readonly latest = new Map<SimClient, Stamp>();

  constructor(world: World) {
    this.world = world;
  }

  /** Carries out a person's command and looks at once whether it is seen. */
  command(client: SimClient, make: (stamp: () => Stamp) => readonly Operation[]): void {
    let made: readonly Operation[] = [];
    const bodies = (): unknown[] =>
      made.map(({ table, id }) => client.view(rowKey(table, id))?.d['body'] ?? null);
    let parents: unknown[] = [];
    const item = client.command((stamp) => {
      made = make(stamp);
      parents = bodies();
      return made;
    });
    if (item === null) return;
    this.enlisted.set(item.id, item);
    this.stamps(client, made);
    made.forEach((one, index) => {
      if (one.op !== 'set' || one.field !== 'body') return;
      const parent = parents[index] as string | null;
      this.versions.push({
        key: rowKey(one.table, one.id),
        value: String(one.value),
        parent,
        client,
        id: item.id,
      });
    });
    this.seen(client, made);
  }

  /** S1: unless the server said that our clock was wrong, stamps increase. */
  private stamps(client: SimClient, made: readonly Operation[]): void {
    for (const { stamp } of made) {
      const last = this.latest.get(client);
      demand(last === undefined || stamp > last, 'S1 stamps increase', () => ({ last, stamp }));
      this.latest.set(client, stamp);
    }
  }

  /** E3: what was just saved is what is seen. */
  private seen(client: SimClient, made: readonly Operation[]): void {
    const { outbox } = client.disk;
    for (const one of made) {
      const view = client.view(rowKey(one.table, one.id));
      if (
        one.op !== 'set' ||
        view?.erased === true ||
        client.disk.record.withdrawn.includes(rowKey(one.table, one.id))
      )
        continue;
      if (one.value === null) continue;
      demand(view?.d[one.field] === one.value, 'E3 read your writes', () => ({
        one,
        view,
        outbox: [...outbox.values()],
      }));
    }
  }

  step(stepped: Stepped): void {
    const { client, after, save } = stepped;
    demand(
      client.disk.record === after.record || save === null,
      'E1 the disk says what the state says',
      () => stepped.event,
    );
    if (save?.clock?.kind === 'replace') this.latest.set(client, save.clock.stamp);
    this.order(stepped);
    this.installed(stepped);
    this.monotonic(stepped);
    this.current(stepped);
    this.released(stepped);
    this.hidden(stepped);
  }

  /** E2: numbers follow each other, and stamps follow numbers. */
  private order({ after, event }: Stepped): void {
    const waiting = after.outbox.filter(({ phase }) => phase === 'waiting');
    waiting.forEach((item, index) => {
      demand(index === 0 || item.mid === waiting[index - 1]!.mid + 1, 'E2 no gap', () => ({
        event,
        waiting,
      }));
    });
    const [unknown] = waiting.filter(({ mid }) => mid > after.record.last);
    demand(
      unknown === undefined || unknown.mid === after.record.last + 1,
      'E2 no gap after what the server has',
      () => ({ event, waiting, last: after.record.last }),
    );
    const stamps = waiting.flatMap(({ operations }) => operations.map(({ stamp }) => stamp));
    demand(
      stamps.every((stamp, index) => index === 0 || stamp >= stamps[index - 1]!),
      'E2 stamps follow numbers',
      () => stamps,
    );
    const next = waiting.at(-1)?.mid ?? after.record.nextMid - 1;
    demand(next === after.record.nextMid - 1, 'E2 the next number', () => [next, after.record]);
  }

  /** E4: a snapshot of everything leaves nothing of what was there before. */
  private installed({ client, save }: Stepped): void {
    if (save?.base?.kind !== 'install' || save.base.scopes !== 'all') return;
    const rows = new Set(save.base.rows.map(({ k, id }) => rowKey(k, id)));
    for (const key of client.disk.base.keys()) demand(rows.has(key), 'E4 a snapshot is whole', () => key);
  }

  /** E4: nothing goes back to what it was before. */
  private monotonic({ client, before, after, baseBefore }: Stepped): void {
    const was = positionOf(before.record.cursor);
    const is = positionOf(after.record.cursor);
    if (was !== null && is !== null && was.e === is.e) {
      for (const [scope, [seq, mask]] of Object.entries(was.c)) {
        const now = is.c[scope];
        if (now === undefined || now[1] !== mask) continue;
        demand(now[0] >= seq, 'E4 the cursor never goes back', () => ({ scope, seq, now }));
      }
    }
    if (client.disk.base === baseBefore) return;
    const gone = this.dropped.get(client) ?? new Set<string>();
    this.dropped.set(client, gone);
    for (const [key, row] of baseBefore) {
      const now = client.disk.base.get(key);
      if (now === undefined) gone.add(key);
      else if (was?.e === is?.e)
        demand(now.seq >= row.seq, 'E4 a row never goes back', () => ({ key, row, now }));
      if (row.entity.erased === true && now !== undefined && was?.e === is?.e) {
        demand(now.entity.erased === true, 'E6 erasure is final', () => ({ key, now }));
      }
    }
  }

  /** E1: a pull that has read every scope to its end leaves what the seat could see when it was answered. */
  private current({ client, before, after, event, save }: Stepped): void {
    if (event.kind !== 'pulled' || save?.base?.kind !== 'changes' || this.world.restores > 0) return;
    const seen = this.readAt.get(event);
    if (seen === undefined || event.answer.more || after.record.gained.length > 0) return;
    const { base } = client.disk;
    const { cleared } = this.world.server;
    for (const key of new Set([...seen.keys(), ...base.keys()])) {
      if (cleared.has(key)) continue;
      const [ours, theirs] = [base.get(key)?.seq, seen.get(key)?.seq];
      demand(ours === theirs, 'E1 current after a pull', () => ({
        key,
        ours,
        theirs,
        event,
        before: before.record,
      }));
    }
  }

  /** E3: a change leaves the outbox only when the confirmed rows contain it. */
  private released({ client, before, after, event }: Stepped): void {
    if (this.world.restores > 0) return;
    const left = new Set(after.outbox.map(({ id }) => id));
    for (const item of before.outbox) {
      if (left.has(item.id) || item.phase === 'refused') continue;
      for (const one of item.operations) this.contained({ client, item, event }, one);
    }
  }

  private contained(
    { client, item, event }: Pick<Stepped, 'client' | 'event'> & { item: OutboxItem },
    one: Operation,
  ): void {
    const key = rowKey(one.table, one.id);
    const row = client.disk.base.get(key);
    if (this.world.server.cleared.has(key)) return;
    if (one.op !== 'set' || one.field === 'company' || row?.entity.erased === true) return;
    if (row === undefined) {
      const server = this.world.server;
      const isExcused = this.dropped.get(client)?.has(key) === true || server.forgotten.has(key);
      const isSeen = this.readAt.get(event)?.has(key) ?? true;
      // Out of sight when it was confirmed: what becomes of it is no longer this seat's to see.
      if (!isSeen) this.dropped.set(client, (this.dropped.get(client) ?? new Set<string>()).add(key));
      return demand(isExcused || !isSeen, 'E3 released too early', () => ({ item, key }));
    }
    const stamp = stampsOf(row.entity).get(one.field) ?? '';
    const taken = this.world.server.taken.findLast(({ id }) => id === item.id);
    const sent = taken?.operations.find(
      (other) => 'field' in other && other.op === 'set' && other.field === one.field && other.id === one.id,
    );
    demand(stamp >= (sent?.stamp ?? one.stamp), 'E3 released too early', () => ({ item, row }));
  }

  /** E5: what was refused is not seen. */
  private hidden({ client, before, after, event }: Stepped): void {
    for (const item of after.outbox) {
      if (item.phase !== 'refused' || before.outbox.includes(item)) continue;
      this.refused.add(item.id);
      for (const one of item.operations) {
        if (one.op !== 'set' || typeof one.value !== 'string' || !/^v\d/.test(one.value)) continue;
        const value = client.view(rowKey(one.table, one.id))?.d[one.field];
        // After a restore what was confirmed before it is seen until everything is loaded again.
        if (this.world.restores > 0) continue;
        demand(value !== one.value, 'E5 refused and seen', () => ({ event, item }));
      }
    }
  }

  /** What must hold once everything works again and nothing is left to do. */
  end(): void {
    this.oracle();
    this.accounted();
    for (const client of this.world.clients) this.converged(client);
    for (const version of this.versions) this.keeps(version);
  }

  /** E8: the server holds what an independent replay of the accepted changes says. */
  private oracle(): void {
    const { server } = this.world;
    const oracle = new ReplayOracle();
    oracle.replay(server.taken);
    const wanted = oracle.view();
    const found = new Map<string, string>();
    for (const [key, { entity }] of server.rows) {
      if (entity.erased !== true) found.set(key, saidOf(entity.d, ['labels']));
    }
    for (const [key, text] of wanted) {
      if (server.cleared.has(key)) continue;
      demand(found.get(key) === text, 'E8 exactly once', () => ({
        key,
        wanted: text,
        found: found.get(key),
      }));
    }
    for (const key of found.keys())
      demand(wanted.has(key) || server.cleared.has(key), 'E8 nothing out of nowhere', () => key);
    for (const key of oracle.erased) demand(!found.has(key), 'E6 erasure is final', () => key);
  }

  /** E7: every change was taken once, or refused and shown; none was lost. */
  private accounted(): void {
    const { server, clients, restores } = this.world;
    const counts = new Map<string, number>();
    const listed = new Set<string>();
    for (const { id, refused } of server.taken) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      if (refused) listed.add(id);
    }
    const trays = new Set(clients.flatMap(({ disk }) => [...disk.outbox.keys()]));
    for (const id of this.enlisted.keys()) {
      const count = counts.get(id) ?? 0;
      demand(count <= 1, 'E7 taken once', () => ({ id, count }));
      const isShown = trays.has(id) || this.discarded.has(id);
      if (restores > 0) continue;
      demand(count === 1 || isShown, 'E7 nothing is lost', () => ({ id, item: this.enlisted.get(id) }));
      demand(!listed.has(id) || isShown, 'E5 a refusal is shown', () => id);
    }
  }

  /** E1, E6: everybody sees what the server lets them see, and nothing else. */
  private converged(client: SimClient): void {
    const { server } = this.world;
    const wanted = server.visible(client.clientId);
    const { base, outbox, record } = client.disk;
    for (const [key, row] of wanted) {
      const held = base.get(key);
      demand(held !== undefined, 'E1 convergence', () => ({ client: client.clientId, missing: key, row }));
      const theirs =
        row.erased === true ? 'erased' : said({ d: said(row.d ?? {}), c: said(row.c ?? {}), seq: row.seq });
      const { entity } = held!;
      const ours =
        entity.erased === true ? 'erased' : said({ d: said(entity.d), c: said(entity.c), seq: held!.seq });
      demand(ours === theirs, 'E1 convergence', () => ({ client: client.clientId, key, ours, theirs }));
    }
    // What was cleared away past the horizon may still lie in the bin of who saw it go there.
    for (const key of base.keys()) {
      demand(wanted.has(key) || server.cleared.has(key), 'E1 nothing more is seen', () => ({
        key,
        client: client.clientId,
      }));
    }
    for (const { phase, id } of outbox.values())
      demand(phase === 'refused', 'E7 nothing is left pending', () => id);
    demand(
      record.last === server.devices.get(client.clientId)!.last,
      'E7 the same last change',
      () => record,
    );
    demand(
      server.devices
        .get(client.clientId)!
        .refusals.every(({ mid }) => [...outbox.values()].some((item) => item.mid === mid)),
      'E5 every listed refusal is shown',
      () => record,
    );
    for (const key of server.forgotten) {
      const words = [...outbox.values()]
        .flatMap(({ operations }) => operations)
        .filter((one) => rowKey(one.table, one.id) === key && one.op === 'set');
      demand(words.length === 0 || !wanted.has(key), 'E6 no words about what was erased', () => words);
      if (wanted.has(key))
        demand(
          record.kept.every((kept) => kept.key !== key),
          'E6 nothing kept of what was erased',
          () => key,
        );
    }
  }

  /** E9: words that lost without having been seen are kept by who wrote them. */
  private keeps({ key, value, client, id }: Version): void {
    const { server, restores } = this.world;
    const row = server.rows.get(key);
    const isOut =
      row === undefined || row.entity.erased === true || this.refused.has(id) || this.discarded.has(id);
    if (isOut || restores > 0 || this.dropped.get(client)?.has(key) === true || !client.disk.base.has(key))
      return;
    const held = row.entity.d['body'];
    const isKept =
      client.disk.record.kept.some(({ mine }) => mine.value === value) || this.decided.has(value);
    // Whoever wrote on knew these words; from there on it is about theirs.
    const isKnown = this.versions.some(
      (one) => !this.refused.has(one.id) && this.ancestors(one).includes(value),
    );
    demand(held === value || isKept || isKnown, 'E9 both versions are kept', () => ({
      key,
      value,
      held,
      kept: client.disk.record.kept,
    }));
  }

  private ancestors({ parent }: Version): string[] {
    if (parent === null) return [];
    const before = this.versions.find((one) => one.value === parent);
    return before === undefined ? [parent] : [parent, ...this.ancestors(before)];
  }
}

interface Position {
  readonly e: number;
  readonly c: Record<string, [number, number]>;
}

function positionOf(cursor: string | null): Position | null {
  return cursor === null ? null : (JSON.parse(cursor) as Position);
}
