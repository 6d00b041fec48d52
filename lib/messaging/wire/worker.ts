import type { Identity } from '@/lib/domain/contact/identity';
import type { Result } from '@/lib/domain/shared/result';
import type { MarkAnswer } from './marks';
import type { PageWords } from './page-words';

/** Whether anything in WhatsApp Web may be read. Everything but `open` means: nothing at all. */
export type Gate = 'undecided' | 'declined' | 'open' | 'paused';

/** What the content script asks the worker by plain `runtime.sendMessage`. */
export interface WorkerVerbs {
  gate: { args: { readonly v: number }; result: Result<{ readonly gate: Gate }, 'protocol'> };
  /** Random single-use tickets, each good for one frame of this tab. */
  ticket: { args: { readonly count: number }; result: Result<readonly string[], 'refused'> };
  /** What the page showed about the open chat; kept only where it belongs to a saved contact. */
  observe: {
    args: { readonly facts: readonly ChatFact[] };
    result: Result<null, 'refused' | 'closed'>;
  };
  /** What the lines of these chats may show; nothing of anybody while the person has not switched it on. */
  marks: {
    args: { readonly chats: readonly (readonly Identity[])[]; readonly lang: string };
    result: Result<MarkAnswer, 'refused' | 'closed'>;
  };
  /** The selectors to read the page with, packaged or a signed newer set, and our words in it; `probed` says how the last set did. */
  selectors: {
    args: { readonly probed: SelectorProbe | null };
    result: Result<{ readonly set: unknown; readonly words: PageWords }, 'refused'>;
  };
}

/** How a set of selectors did on the page. */
export interface SelectorProbe {
  readonly version: number;
  readonly worked: boolean;
}
export type WorkerVerb = keyof WorkerVerbs;

export interface ChatFact {
  readonly identities: readonly Identity[];
  readonly kind: 'person' | 'business' | 'group' | 'unknown';
  readonly title: string;
  /** Milliseconds since 1970 UTC. */
  readonly openedAt: number;
}

export interface WorkerCall<V extends WorkerVerb = WorkerVerb> {
  readonly to: 'worker';
  readonly verb: V;
  readonly args: WorkerVerbs[V]['args'];
}

/** What the worker tells open WhatsApp tabs by `tabs.sendMessage`. */
export interface GateChanged {
  readonly to: 'page';
  readonly kind: 'gate';
  readonly gate: Gate;
}

/** Marks may have changed: a page that shows some asks again. */
export interface MarksChanged {
  readonly to: 'page';
  readonly kind: 'marks';
}
