import type { Identity } from '@/lib/domain/contact/identity';
import type { Result } from '@/lib/domain/shared/result';
import type { HostHealth } from '@/lib/messaging/wire/health';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import type { PageView } from './chat/page-view';

/** WhatsApp Web as the rest of the page side knows it: never a selector, never a module name. */
export interface ChatHost {
  /** The last known state of the page and the open chat. */
  view(): PageView;
  /** Runs after every change that a person could see. */
  onChange(run: (view: PageView) => void, signal: AbortSignal): void;
  /** What works, what guesses and what does not, looked at now; no text of the page and no id. */
  health(): HostHealth;
  /** Opens a chat without a reload and checks that it is the right one. */
  openChat(identities: readonly Identity[]): Promise<HostVerbs['chat.open']['result']>;
  /** Puts the keyboard into WhatsApp's composer. */
  focusComposer(): Result<null, 'not-ready'>;
}
