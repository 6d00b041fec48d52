import { createRandom } from './page/data/random';

/** One way in which a new build of the page can differ from what is known. */
export const DRIFTS = [
  'rename-testids',
  'drop-testids',
  'swap-testids',
  'rename-ids',
  'drop-roles',
  'drop-tabs',
  'drop-classes',
  'drop-titles',
  'stray-titles',
  'nest-deeper',
  'shuffle',
  'other-tags',
  'odd-data-ids',
  'plain-composer',
  'twin-main',
  'hidden-twin',
  'twin-header',
  'nobody-chosen',
  'all-chosen',
  'other-locale',
] as const;
export type DriftKind = (typeof DRIFTS)[number];

/** What happens to the page modules in a drift that touches them; each is a query of the stand-in. */
const MODULE_DRIFTS = [
  'gen=no-modules',
  'lie=wrong-shape',
  'lie=throws',
  'lie=no-active',
  'lie=stale-active',
  'remove=WAWebChatCollection',
  'remove=WAWebChatCollection,WAWebCollections',
  'remove=WAWebMsgCollection,WAWebCollections',
  'rename=WAWebChatCollection:WAWebChatStore,WAWebCollections:WAWebStores',
  'remove=WAWebFrontendContactGetters,WAWebApiContact,WAWebContactGetters',
  'ab=default-export',
] as const;

/** A whole drift, made from its number alone, so that it can be played again. */
export interface DriftPlan {
  readonly seed: number;
  readonly kinds: readonly DriftKind[];
  /** How many of the hooks a kind touches, in tenths. */
  readonly share: number;
  readonly locale: string;
  /** A query for a new load of the page; empty: the modules stay as they are. */
  readonly modules: string;
}

const LOCALES = ['de', 'es', 'fr', 'it', 'pt', 'id', 'hi', 'ar', 'he'] as const;

/** The drift of that number; `withModules` also changes the page's modules. */
export function planDrift(seed: number, withModules: boolean): DriftPlan {
  const random = createRandom(seed, 77);
  const count = 1 + random.below(4);
  const kinds = Array.from({ length: count }, () => random.pick(DRIFTS));
  return {
    seed,
    kinds: [...new Set(kinds)],
    share: random.pick([2, 5, 10, 10]),
    locale: random.pick(LOCALES),
    // In turn, so that a drill of 200 plays each of them four times.
    modules: withModules ? (MODULE_DRIFTS[Math.floor(seed / 4) % MODULE_DRIFTS.length] ?? '') : '',
  };
}
