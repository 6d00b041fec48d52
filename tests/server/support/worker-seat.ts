import { IDBFactory } from 'fake-indexeddb';
import { failed, ok } from '@/lib/domain/shared/result';
import { createGateKeeper } from '@/lib/hub/gate-keeper';
import { createRoot } from '@/lib/hub/create-root';
import type { Data, Root } from '@/lib/hub/root';
import { createRunner, type Runner } from '@/lib/hub/run-command';
import { beginAccount } from '@/lib/hub/sync/begin-account';
import { createSyncLine, type SyncLine } from '@/lib/hub/sync/sync-line';
import { confirmedRows } from '@/lib/hub/sync/synced';
import { uploadSlice } from '@/lib/hub/sync/upload-local';
import type { CommandArgs, CommandName, CommandResults } from '@/lib/messaging/contract/commands';
import { createApiClient, type ApiClient, type Carry } from '@/lib/onechat/client';
import { createLog } from '@/lib/platform/log';
import { createNet, parseRetryAfter } from '@/lib/platform/net';
import { createJournal } from '@/lib/store/create-journal';
import { ask, type Asking } from '@/lib/sync/account/requests';
import { digestsOf } from '@/lib/sync/engine/audit';
import type { Effect } from '@/lib/sync/engine/effect';
import type { Ids } from '@/lib/platform/ids';
import { memoryFlag } from '../../support/builders/test-hub';
import type { TestClock } from '../../support/builders/test-clock';
import { memoryKeyFile } from '../../support/store/memory-key-file';
import type { Fate } from './engine-net';
import type { TestSeat, TestServer } from './test-server';

interface Life {
  readonly root: Root;
  readonly runner: Runner;
  readonly line: SyncLine;
  readonly stop: AbortController;
  readonly waiting: Effect[];
}

/**
 * A worker as it is built for the browser: commands, the sealed store on IndexedDB, the engine and the API's client,
 * against a real server. Only the extension's own calls are not here; requests wait until the test lets them go.
 */
export class WorkerSeat {
  readonly #disk = { factory: new IDBFactory(), keys: memoryKeyFile(), flag: memoryFlag('open') };
  readonly #client: ApiClient;
  #life: Life | null = null;
  #fate: Fate = 'arrives';
  seat: TestSeat | null = null;

  constructor(
    readonly server: TestServer,
    readonly world: { readonly clock: TestClock; readonly ids: Ids },
  ) {
    const net = createNet(server.url);
    const carry: Carry = async (request) => {
      if (this.#fate === 'request lost') return failed('unreachable');
      if (this.#fate === 'comes twice') await net.send(request);
      const answered = await net.send(request);
      return this.#fate === 'answer lost' ? failed('timeout') : answered;
    };
    this.#client = createApiClient(carry, (value) => parseRetryAfter(value, world.clock.now()));
  }

  /** Starts the worker on what the disk holds, unless it runs. */
  async wake(): Promise<Life> {
    if (this.#life !== null) return this.#life;
    const { clock, ids } = this.world;
    const { factory, keys, flag } = this.#disk;
    const stop = new AbortController();
    const waiting: Effect[] = [];
    const late: { line?: SyncLine } = {};
    const root = createRoot({
      build: '0.0.0',
      ...{ clock, ids },
      log: createLog(() => clock.now()),
      gate: createGateKeeper(flag),
      signal: stop.signal,
      newJournal: () => createJournal({ keys, now: () => clock.now(), factory }),
      onEnlisted: async (data, what) => late.line?.tellNow(data, { kind: 'committed', ...what }),
    });
    const line = createSyncLine(root, (effect) => waiting.push(effect));
    late.line = line;
    this.#life = { root, line, stop, waiting, runner: createRunner(root) };
    const opened = await root.open();
    if (!opened.ok) throw new Error(`The store did not open: ${opened.say}`);
    // The first write fixes which client this is, as accepting does.
    if (opened.value.head === 0) await this.do('label.add', { name: 'VIP', colour: 'teal' });
    if (opened.value.account !== null) await this.#started(line);
    return this.#life;
  }

  async #started(line: SyncLine): Promise<void> {
    await line.tell({ kind: 'started', access: 'ready', visible: true, online: true });
    await this.#upload();
  }

  /** The worker is stopped: what was on its way to it reaches nobody. */
  kill(): void {
    this.#life?.stop.abort();
    this.#life?.root.drop();
    this.#life = null;
  }

  async data(): Promise<Data> {
    const data = (await this.wake()).root.data();
    if (data === null) throw new Error('The store is not open');
    return data;
  }

  /** Runs a command and gives its result; `null` where it was refused. */
  async do<C extends CommandName>(name: C, args: CommandArgs<C>): Promise<CommandResults[C] | null> {
    const { runner } = await this.wake();
    const id = this.world.ids.uuid(this.world.clock.now());
    const outcome = await runner.run({ id, name, args });
    return outcome.kind === 'ack' ? (outcome.result as unknown as CommandResults[C]) : null;
  }

  /** Signs in, once: as the sign-in does it when the tokens have come. */
  async join(workspaceId: string): Promise<void> {
    if (this.seat !== null) return;
    const { root, line } = await this.wake();
    const { stamps } = await this.data();
    const person = await this.server.seat(workspaceId, 'manager');
    this.seat = await this.server.device(person, stamps.client);
    const token = await this.server.token(this.seat, '1000h');
    this.seat = { ...this.seat, token };
    const begun = await root.runExclusive((data) =>
      beginAccount(data, {
        state: 'in',
        clientId: stamps.client,
        refresh: null,
        seat: { id: person.seatId, name: 'A manager', email: 'm@example.test', role: 'manager' },
        workspace: { id: workspaceId, name: 'Shop' },
        serverKey: {},
        since: root.clock.now(),
      }),
    );
    if (!begun.ok || begun.value !== 'fresh') throw new Error('The sign-in did not begin');
    await this.#started(line);
  }

  async tell(kind: 'alarm' | 'asked'): Promise<void> {
    if (this.seat !== null) await (await this.wake()).line.tell({ kind });
  }

  /** Lets one thing happen that the engine has asked for; whether there was one. */
  async go(fate: Fate = 'arrives'): Promise<boolean> {
    if (this.seat === null) return false;
    const life = await this.wake();
    const effect = life.waiting.shift();
    if (effect === undefined) return false;
    if (effect.kind === 'audit') await this.#audit(life, effect);
    if ('call' in effect && effect.kind !== 'audit' && effect.kind !== 'abandon')
      await this.#request(life, effect, fate);
    return true;
  }

  async #request({ line, stop }: Life, effect: Asking, fate: Fate): Promise<void> {
    const { clientId, token } = this.seat!;
    const tokens = { access: async () => ok(token), forget: async () => undefined };
    const parts = { client: this.#client, tokens, clientId, now: () => this.world.clock.now() };
    this.#fate = fate;
    const events = await ask(parts, effect, stop.signal);
    for (const event of events) await line.tell(event);
    if (effect.kind === 'snapshot') await this.#upload();
  }

  async #audit({ root, line }: Life, { call, scopes }: Effect & { kind: 'audit' }): Promise<void> {
    await root.runExclusive(async (data) => {
      const found = digestsOf(confirmedRows(data.model, data.synced!), scopes);
      await line.tellNow(data, { kind: 'audited', call, found });
    });
  }

  /** What only this computer had, once it is known what the server has. */
  async #upload(): Promise<void> {
    const { root } = this.#life!;
    for (;;) {
      const done = await root.runExclusive(async (data) => {
        const record = data.synced?.state.record;
        const isKnown = record !== undefined && record.cursor !== null && record.gained.length === 0;
        return isKnown ? uploadSlice(root, data) : ok(0);
      });
      if (!done.ok || !done.value.ok || done.value.value === 0) return;
    }
  }

  /** Whether there is nothing left to say or to hear. */
  async isQuiet(): Promise<boolean> {
    const { waiting } = await this.wake();
    const state = (await this.data()).synced?.state;
    if (state === undefined || waiting.some((effect) => 'call' in effect)) return false;
    const { cursor, gained, auditedAt } = state.record;
    return (
      !state.dirty &&
      state.doing === null &&
      cursor !== null &&
      gained.length === 0 &&
      auditedAt > 0 &&
      state.outbox.every(({ phase }) => phase === 'refused')
    );
  }
}
