import { createHubClient, type HubClient } from '@/lib/app/hub-client';
import type { HubPort, HubWorld } from '@/lib/app/hub-world';
import type { ClientMessage } from '@/lib/messaging/contract/hub';
import { TestClock } from '@/tests/support/builders/test-clock';
import { testIds } from '@/tests/support/builders/test-ids';

/** One connection as the worker sees it. */
export class FakePort implements HubPort {
  readonly got: ClientMessage[] = [];
  closed = false;
  #listeners: ((message: unknown) => void)[] = [];
  #enders: (() => void)[] = [];

  post(message: ClientMessage): void {
    if (this.closed) throw new Error('Attempting to use a disconnected port object');
    this.got.push(structuredClone(message));
  }

  close(): void {
    this.closed = true;
  }

  onMessage(listen: (message: unknown) => void): void {
    this.#listeners.push(listen);
  }

  onClose(listen: () => void): void {
    this.#enders.push(listen);
  }

  /** The worker says something. */
  say(message: unknown): void {
    for (const listen of this.#listeners) listen(structuredClone(message));
  }

  /** The worker died. */
  die(): void {
    this.closed = true;
    for (const end of this.#enders) end();
  }

  kinds(): string[] {
    return this.got.map((message) => message.kind);
  }

  commands(): Extract<ClientMessage, { kind: 'cmd' }>[] {
    return this.got.filter((message) => message.kind === 'cmd');
  }
}

export interface FakeHub {
  readonly hub: HubClient;
  readonly clock: TestClock;
  readonly ports: FakePort[];
  readonly reloads: string[];
  readonly tickets: string[];
  readonly stop: AbortController;
  /** The connection that is open now. */
  port(): FakePort;
  /** The worker dies; the client connects again at once. */
  die(): void;
  welcome(head?: number, build?: string): void;
}

/** A client of the hub with every part of its world in the hands of the test. */
export function fakeHub(options: { ticket?: string; tickets?: string[] } = {}): FakeHub {
  const clock = new TestClock();
  const ids = testIds();
  const ports: FakePort[] = [];
  const reloads: string[] = [];
  const tickets = options.tickets ?? [];
  const stop = new AbortController();
  const world: HubWorld = {
    connect() {
      const port = new FakePort();
      ports.push(port);
      return port;
    },
    newId: () => ids.uuid(clock.now()),
    clock,
    build: '1.0.0',
    reload: (build) => reloads.push(build),
    newTicket: () => Promise.resolve(tickets.shift()),
  };
  const identity = { view: 'contact', client: ids.uuid(clock.now()), ticket: options.ticket } as const;
  const hub = createHubClient(world, identity, stop.signal);
  const port = () => {
    const last = ports.at(-1);
    if (last === undefined) throw new Error('The client never connected');
    return last;
  };
  return {
    hub,
    clock,
    ports,
    reloads,
    tickets,
    stop,
    port,
    die() {
      port().die();
      clock.move(0);
    },
    welcome: (head = 0, build = '1.0.0') =>
      port().say({ kind: 'welcome', boot: 'b', build, head, state: 'ready' }),
  };
}

/** Lets promises that are already settled run on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
