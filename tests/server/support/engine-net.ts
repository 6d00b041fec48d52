import type { Failure } from '@/lib/sync/engine/answer';
import { checkSnapshot } from '@/lib/sync/engine/check-snapshot';
import type { Effect } from '@/lib/sync/engine/effect';
import type { SyncEvent } from '@/lib/sync/engine/event';
import { digestsOf } from '@/lib/sync/engine/audit';
import { SimClient } from '../../support/simulation/sim-client';
import type { Taken } from '../../support/simulation/sim-server';
import { ask, type Answer, type TestSeat, type TestServer } from './test-server';

type Asked = Extract<Effect, { kind: 'push' | 'pull' | 'snapshot' | 'confirm' }>;

/** What becomes of a request on its way. */
export type Fate = 'arrives' | 'request lost' | 'answer lost' | 'comes twice';

/** The real engine against a real server: its requests wait until the test lets them go. */
export class EngineNet {
  readonly client: SimClient;
  readonly waiting: { effect: Asked; life: number; sentAt: number }[] = [];
  readonly events: { event: SyncEvent; life: number }[] = [];
  /** Pages of this many rows. */
  limit = 3;
  last = 0;
  private readonly server: TestServer;
  readonly seat: TestSeat;
  private readonly taken: Taken[];

  constructor(server: TestServer, seat: TestSeat, { now, taken }: { now: () => number; taken: Taken[] }) {
    this.server = server;
    this.seat = seat;
    this.taken = taken;
    this.client = new SimClient(seat.clientId, {
      now,
      random: () => 0.5,
      stepped: () => undefined,
      perform: (client, effect) => this.perform(client, effect),
    });
    this.client.visible = true;
    this.client.start();
  }

  private perform(client: SimClient, effect: Effect): void {
    const { life } = client;
    switch (effect.kind) {
      case 'push':
      case 'pull':
      case 'snapshot':
      case 'confirm':
        this.waiting.push({ effect, life, sentAt: client.now });
        return;
      case 'audit': {
        const found = digestsOf(client.disk.base.values(), effect.scopes);
        this.events.push({ life, event: { kind: 'audited', call: effect.call, found } });
        return;
      }
      case 'renew':
        this.events.push({ life, event: { kind: 'access', access: 'signed-out' } });
        return;
      default:
        return;
    }
  }

  /** Lets one thing happen; whether there was one. */
  async go(fate: Fate = 'arrives'): Promise<boolean> {
    const local = this.events.shift();
    if (local !== undefined) {
      this.reach(local);
      return true;
    }
    const request = this.waiting.shift();
    if (request === undefined) return false;
    const { effect, life, sentAt } = request;
    const { call } = effect;
    if (fate === 'request lost') {
      this.reach({ life, event: { kind: 'failed', call, failure: { kind: 'network' } } });
      return true;
    }
    if (fate === 'comes twice') await this.request(effect, sentAt);
    const event = await this.request(effect, sentAt);
    const failure: Failure = { kind: 'network' };
    this.reach({ life, event: fate === 'answer lost' ? { kind: 'failed', call, failure } : event });
    return true;
  }

  private reach({ event, life }: { event: SyncEvent; life: number }): void {
    if (this.client.life === life) this.client.feed(event);
  }

  private async request(effect: Asked, sentAt: number): Promise<SyncEvent> {
    const { call } = effect;
    const { clientId } = this.seat;
    const about = { clientId, schema: 1 };
    if (effect.kind === 'snapshot') {
      const query = new URLSearchParams({ clientId, schema: '1' });
      if (effect.scopes !== null) query.set('scope', effect.scopes.join(','));
      if (effect.cursor !== null) query.set('cursor', effect.cursor);
      const answer = await ask(this.server, this.seat, ['GET', `/v1/sync/snapshot?${query}`]);
      if (answer.status !== 200) return failed(call, answer);
      const read = checkSnapshot(String(answer.body).trimEnd().split('\n'), sentAt);
      if (!read.ok) return { kind: 'failed', call, failure: { kind: 'damaged' } };
      return { kind: 'loaded', call, answer: read.value };
    }
    const { kind, call: _call, ...asked } = effect;
    const paged = kind === 'pull' ? { limit: this.limit } : {};
    const answer = await ask(this.server, this.seat, [
      'POST',
      `/v1/sync/${kind}`,
      { ...about, ...asked, ...paged },
    ]);
    if (answer.status !== 200) return failed(call, answer);
    if (effect.kind === 'push') this.account(effect, answer.body);
    const timing = { sentAt, serverTime: Date.parse(answer.body.serverTime) };
    if (kind === 'confirm') return { kind: 'confirmed', call, refusals: answer.body.refusals };
    return { kind: kind === 'push' ? 'pushed' : 'pulled', call, answer: { ...answer.body, ...timing } };
  }

  /** What the server says it has taken now and had not before. */
  private account(
    push: Extract<Asked, { kind: 'push' }>,
    body: { last: number; refusals: { mid: number }[] },
  ): void {
    for (const { mid, operations } of push.mutations) {
      if (mid <= this.last) continue;
      const refused = body.refusals.some((refusal) => refusal.mid === mid);
      this.taken.push({ clientId: this.seat.clientId, mid, id: `${mid}`, operations, refused });
    }
    this.last = Math.max(this.last, body.last);
  }

  get isQuiet(): boolean {
    const { state } = this.client;
    if (state === null || this.waiting.length + this.events.length > 0) return false;
    const { cursor, gained, auditedAt } = state.record;
    const isSent = state.outbox.every(({ phase }) => phase === 'refused');
    return isSent && !state.dirty && cursor !== null && gained.length === 0 && auditedAt > 0;
  }
}

function failed(call: number, { status, body, headers }: Answer): SyncEvent {
  const { code, retryable, serverTime, last, reason } = body;
  const retryAfter = headers.get('retry-after');
  const failure: Failure = {
    kind: 'problem',
    status,
    code,
    retryable,
    ...(retryAfter === null ? {} : { retryAfter }),
    ...(serverTime === undefined ? {} : { serverTime: Date.parse(serverTime) }),
    ...(last === undefined ? {} : { last }),
    ...(reason === undefined ? {} : { reason }),
  };
  return { kind: 'failed', call, failure };
}
