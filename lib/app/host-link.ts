import { createStore, type StoreApi } from 'zustand/vanilla';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { HostHealth } from '@/lib/messaging/wire/health';
import type { HostCall, HostVerb, HostVerbs, HostView } from '@/lib/messaging/wire/host';
import type { Provenance } from '@/lib/messaging/wire/provenance';
import type { Clock } from '@/lib/platform/clock';
import { parseHostMessage, type HostValue } from './host-message';

const answerWithin = 10_000;

/** A line to the content script: a MessagePort in a frame, an extension port in a side panel or tab. */
export interface HostPort {
  post(call: HostCall): void;
  close(): void;
  onMessage(listen: (message: unknown) => void): void;
  onClose(listen: () => void): void;
}

export interface HostState {
  /** `none`: no WhatsApp Web tab answers. */
  readonly phase: 'waiting' | 'linked' | 'none';
  /** The last view. */
  readonly view: HostView | null;
}

/** With where it comes from, as far as WhatsApp Web was asked: a line that is gone comes from nowhere. */
type Told<T> = Result<T> & { readonly provenance?: Provenance };
type HostOutcome = Told<HostValue>;
type AnyOutcome = Told<HostValue | HostHealth>;
type PlainVerb = Exclude<HostVerb, 'health'>;

/** WhatsApp Web as this page sees it. It offers verbs and holds nothing. */
export interface HostLink {
  readonly state: StoreApi<HostState>;
  /** Asks for one verb; without a host, or without an answer in 10 s, it fails with a code. */
  call<V extends PlainVerb>(verb: V, args: HostVerbs[V]['args']): Promise<HostOutcome>;
  /** What works on the page and what does not, looked at now. */
  health(): Promise<Result<HostHealth>>;
}

function isHealth(value: HostValue | HostHealth): value is HostHealth {
  return typeof value === 'object' && value !== null && 'capabilities' in value;
}

/** The host's view and the calls under way; the transport attaches ports to it. */
export class HostDesk implements HostLink {
  readonly state: StoreApi<HostState> = createStore(() => ({ phase: 'waiting', view: null }));
  readonly #calls = new Map<number, (outcome: AnyOutcome) => void>();
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #port: HostPort | null = null;
  #lastCall = 0;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.detach(), { once: true });
  }

  /** Another tab may be at the other end: what the one before showed goes, and is not asked of this one. */
  attach(port: HostPort): void {
    this.#leave('waiting');
    this.#port = port;
    port.onMessage((message) => this.#receive(port, message));
    port.onClose(() => (port === this.#port ? this.detach() : undefined));
  }

  /** There is no host: what it showed may have changed, so the view goes too. */
  detach(): void {
    this.#leave('none');
  }

  #leave(phase: 'waiting' | 'none'): void {
    this.#port?.close();
    this.#port = null;
    this.state.setState({ phase, view: null });
    for (const id of [...this.#calls.keys()]) this.#settle(id, failed('no-host'));
  }

  readonly call: HostLink['call'] = async (verb, args) => {
    const outcome = await this.#ask(verb, args);
    if (!outcome.ok) return outcome;
    const { value } = outcome;
    return isHealth(value) ? failed('not-ready') : { ...outcome, value };
  };

  readonly health: HostLink['health'] = async () => {
    const outcome = await this.#ask('health', {});
    if (!outcome.ok) return outcome;
    return isHealth(outcome.value) ? ok(outcome.value) : failed('not-ready');
  };

  #ask<V extends HostVerb>(verb: V, args: HostVerbs[V]['args']): Promise<AnyOutcome> {
    return new Promise((settle) => {
      if (this.#port === null) return settle(failed('no-host'));
      this.#lastCall += 1;
      const id = this.#lastCall;
      this.#calls.set(id, settle);
      this.#clock.after(answerWithin, () => this.#settle(id, failed('not-ready')), this.#signal);
      this.#port.post({ kind: 'call', id, verb, args });
    });
  }

  #receive(from: HostPort, message: unknown): void {
    const parsed = from === this.#port ? parseHostMessage(message) : undefined;
    if (parsed === undefined) return;
    if (parsed.kind === 'host') this.state.setState({ phase: 'linked', view: this.#withSameChat(parsed) });
    else this.#settle(parsed.id, parsed.result);
  }

  /** A chat that is as it was stays the same value, so that nothing that shows it is drawn again. */
  #withSameChat(view: HostView): HostView {
    const chat = this.state.getState().view?.chat;
    const isSame = chat !== undefined && JSON.stringify(chat) === JSON.stringify(view.chat);
    return isSame ? { ...view, chat } : view;
  }

  #settle(id: number, outcome: AnyOutcome): void {
    const settle = this.#calls.get(id);
    this.#calls.delete(id);
    settle?.(outcome);
  }
}
