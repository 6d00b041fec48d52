import { hubProtocol, type ClientMessage } from '@/lib/messaging/contract/hub';
import type { HubLinkStore } from './hub-link';
import { parseHubMessage, type ParsedHubMessage } from './hub-message';
import type { HubIdentity, HubPort, HubWorld } from './hub-world';
import { createRetryPace } from './retry-pace';

const pongWithin = 10_000;
const renewAfter = 250;

export interface ConnectionParts {
  readonly world: HubWorld;
  readonly identity: HubIdentity;
  readonly link: HubLinkStore;
  /** Gets every message but pong and refused. */
  readonly onMessage: (message: ParsedHubMessage) => void;
  readonly signal: AbortSignal;
}

/** A port to the worker: made on `resume`, made again whenever it is lost, until `pause` or the signal. */
export class HubConnection {
  readonly #parts: ConnectionParts;
  readonly #pace: ReturnType<typeof createRetryPace>;
  #ticket: string | undefined;
  #port: HubPort | null = null;
  #paused = false;
  #welcomed = false;
  /** The one thing that is waited for: the next attempt, or a pong. */
  #waiting = new AbortController();

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#ticket = parts.identity.ticket;
    this.#pace = createRetryPace(() => parts.world.clock.now());
    parts.signal.addEventListener('abort', () => this.#drop(), { once: true });
  }

  /** Sends where the worker has welcomed us; says whether it did. */
  send(message: ClientMessage): boolean {
    if (this.#port === null || !this.#welcomed) return false;
    try {
      this.#port.post(message);
      return true;
    } catch {
      this.#lost();
      return false;
    }
  }

  /** Sends a ping and gives the port up when no answer comes within 10 s. */
  ping(): void {
    if (this.send({ kind: 'ping' })) this.#later(pongWithin, () => this.#lost());
  }

  /** Closes the port until the next `resume`. */
  pause(): void {
    this.#paused = true;
    this.#waiting.abort();
    this.#drop();
  }

  resume(): void {
    this.#paused = false;
    this.#open();
  }

  get #ended(): boolean {
    return this.#paused || this.#parts.signal.aborted;
  }

  #later(ms: number, run: () => void): void {
    this.#waiting.abort();
    this.#waiting = new AbortController();
    const signal = AbortSignal.any([this.#waiting.signal, this.#parts.signal]);
    this.#parts.world.clock.after(ms, run, signal);
  }

  #drop(): void {
    const old = this.#port;
    this.#port = null;
    this.#welcomed = false;
    old?.close();
  }

  #lost(): void {
    const { link } = this.#parts;
    this.#drop();
    if (this.#ended) return;
    if (link.getState().phase !== 'refused') link.setState({ phase: 'reconnecting' });
    this.#later(this.#pace.lost(), () => this.#open());
  }

  async #renew(): Promise<void> {
    const { world, link } = this.#parts;
    this.#drop();
    link.setState({ phase: 'refused' });
    this.#ticket = (await world.newTicket()) ?? this.#ticket;
    if (!this.#ended) this.#later(Math.max(renewAfter, this.#pace.lost()), () => this.#open());
  }

  #receive(from: HubPort, message: unknown): void {
    const parsed = from === this.#port ? parseHubMessage(message) : undefined;
    if (parsed === undefined) return;
    if (parsed.kind === 'pong') {
      this.#waiting.abort();
    } else if (parsed.kind === 'refused') {
      void this.#renew();
    } else {
      if (parsed.kind === 'welcome') {
        this.#welcomed = true;
        this.#pace.answered();
      }
      this.#parts.onMessage(parsed);
    }
  }

  #open(): void {
    if (this.#ended || this.#port !== null) return;
    const { world, identity } = this.#parts;
    try {
      const port = world.connect();
      this.#port = port;
      port.onMessage((message) => this.#receive(port, message));
      port.onClose(() => (port === this.#port ? this.#lost() : undefined));
      const { view, client } = identity;
      const hello = { kind: 'hello', proto: hubProtocol, build: world.build, client, view } as const;
      port.post(this.#ticket === undefined ? hello : { ...hello, ticket: this.#ticket });
    } catch {
      this.#lost();
    }
  }
}
