import { onEnd } from '@/lib/platform/on-end';
import type { WorkerLine } from '@/lib/messaging/wire/worker-line';
import type { ChatHost } from '@/lib/whatsapp/chat-host';
import type { PageSelectors } from '@/lib/whatsapp/selectors/selector-set';

/** What a probe of an updated set of selectors needs. */
export interface ProbeParts {
  readonly host: ChatHost;
  readonly worker: WorkerLine;
  readonly selectors: PageSelectors;
  readonly signal: AbortSignal;
}

const everyMs = 2_000;

/**
 * Tells the worker once how the set does on the page: it worked when a chat was read, it failed when safe mode began.
 * The worker knows whether it is an update, and what to go back to.
 */
export function tellProbe({ host, worker, selectors, signal }: ProbeParts): void {
  const { version } = selectors;
  const look = (): void => {
    const { safe, chat } = host.view();
    const worked = chat !== null && chat.certainty !== 'conflict';
    if (!safe && !worked) return;
    clearInterval(timer);
    void worker.selectors({ version, worked });
  };
  const timer = setInterval(look, everyMs);
  onEnd(signal, () => clearInterval(timer));
}
