import type { HostState } from '@/lib/messaging/wire/host';
import type { PageSnapshot } from '../page/read-page';

/** How long things may take before they count as they are. */
export const patience = {
  /** From the old chat's end until the page and the modules must agree about the new one. */
  switchMs: 1_500,
  /** From a page that nobody understands until it is called so. */
  unknownMs: 8_000,
  retryMs: 80,
  /** Between two looks at a chat that stands as it stood. */
  calmMs: 600,
  screenMs: 250,
  /** Between two questions to the modules about a page without a chat. */
  streamMs: 500,
  /** A chat without a message in common with the modules is asked about again, this often and so much later. */
  proofs: 3,
  proofMs: 1_000,
  /** After an answer that could be better, ask again. */
  askAgainMs: 10_000,
} as const;

/** What a screen without a readable chat means; `final` when waiting will not change it. */
export function stateOfScreen(
  screen: PageSnapshot['screen'],
  so: { readonly waited: number; readonly wasOpen: boolean },
): { readonly state: HostState; readonly final: boolean } {
  if (screen === 'loading' || screen === 'signed-out') return { state: screen, final: screen !== 'loading' };
  const isEmpty = screen === 'no-chat' || screen === 'between';
  const bound = isEmpty ? patience.switchMs : patience.unknownMs;
  const waits = so.waited < bound && screen !== 'no-chat' && (so.wasOpen || !isEmpty);
  return { state: waits ? 'loading' : isEmpty ? 'no-chat' : 'unreadable', final: !waits };
}

const streams: ReadonlyMap<string, HostState> = new Map([
  ['QR', 'signed-out'],
  ['CONFLICT', 'conflict'],
  ['SYNCING', 'syncing'],
] as const);

/** What WhatsApp's own word for its state means here; most of its words change nothing. */
export function stateOfStream(stream: string): HostState | undefined {
  return streams.get(stream);
}
