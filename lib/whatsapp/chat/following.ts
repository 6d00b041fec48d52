import type { BridgeActive } from '@/lib/messaging/wire/bridge';
import type { HostState } from '@/lib/messaging/wire/host';
import type { ModulesLine } from '../bridge/modules-line';
import type { Breakers } from '../health/breakers';
import { nothingRead, type PageSnapshot } from '../page/read-page';
import { readSkin } from '../page/read-skin';
import type { KeepInSight } from '../page/watch-page';
import type { PageSelectors } from '../selectors/selector-set';
import type { Tracked } from './chat-track';
import type { FollowerEvidence } from './follower-evidence';
import type { PageView } from './page-view';

/** Where the open chat is followed, and what with. */
export interface Following {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly selectors: PageSelectors;
  readonly breakers: Breakers;
  readonly signal: AbortSignal;
}

/** The state of the page, always as fresh as the last look. */
export interface ChatFollower {
  view(): PageView;
  onChange(run: (view: PageView) => void, signal: AbortSignal): void;
  /** What the last look saw, and what WhatsApp's modules said last. */
  evidence(): FollowerEvidence;
  /** The id that WhatsApp's modules have for the chat that is shown; nothing where they did not name it. */
  wid(): string | undefined;
  /** Looks now, without waiting for the page to paint: for a tab that is hidden. */
  look(): void;
}

/** Everything that is remembered from one look to the next. */
export interface Here extends Following {
  readonly listeners: Set<(view: PageView) => void>;
  view: PageView;
  page: PageSnapshot;
  tracked: Tracked | undefined;
  seenIds: readonly string[];
  since: number;
  settled: boolean;
  /** How often a chat that no message has proved yet was asked about again. */
  proofs: number;
  /** What WhatsApp's modules say where the page shows no chat. */
  stream: HostState | undefined;
  streamAskedAt: number;
  said: BridgeActive | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** A look that waits because nothing of the chat has gone. */
  calm: ReturnType<typeof setTimeout> | undefined;
  lookedAt: number;
  keepInSight: KeepInSight;
}

/** Nothing was looked at yet. */
export function begin(following: Following): Here {
  const { document, selectors } = following;
  return {
    ...following,
    listeners: new Set(),
    view: { state: 'loading', chat: null, skin: readSkin(document, selectors), safe: false },
    page: nothingRead,
    tracked: undefined,
    seenIds: [],
    since: Date.now(),
    settled: false,
    proofs: 0,
    stream: undefined,
    streamAskedAt: 0,
    said: undefined,
    timer: undefined,
    calm: undefined,
    lookedAt: 0,
    keepInSight: () => undefined,
  };
}
