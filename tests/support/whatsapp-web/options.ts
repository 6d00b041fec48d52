/** The page structures that the stand-in can imitate, newest evidence first. */
export const GENERATIONS = ['2026-10', '2026-03', 'no-testids', 'no-modules', 'future'] as const;

/** One imitated page structure. */
export type Generation = (typeof GENERATIONS)[number];

/** Ways in which the page modules can answer wrongly. */
export const LIES = ['none', 'stale-active', 'wrong-shape', 'throws', 'no-active'] as const;

/** One way in which the page modules answer wrongly. */
export type Lie = (typeof LIES)[number];

/**
 * Parts of the page that differ between people who have the same release: modules of the other shape, a list that
 * uses its lines again for other chats, and chats that are addressed by LID although the phone is known.
 */
export const VARIANTS = ['default-export', 'recycled-rows', 'lid-chats'] as const;

/** One part of the page that differs. */
export type Variant = (typeof VARIANTS)[number];

/** Ways in which the composer can be other than expected. */
export const COMPOSER_FAULTS = ['no-paste', 'no-replace', 'no-typing', 'mangles', 'mangles-modules'] as const;

/** One way in which the composer is other than expected. */
export type ComposerFault = (typeof COMPOSER_FAULTS)[number];

/** Everything a test or the demo can choose by the page's query string. */
export interface StandInOptions {
  readonly generation: Generation;
  readonly chats: number;
  readonly seed: number;
  readonly locale: string;
  readonly theme: 'light' | 'dark';
  readonly account: number;
  readonly hostile: boolean;
  /** The chats are with the people of the product's sample data. */
  readonly samplePeople: boolean;
  readonly signedOut: boolean;
  readonly conflict: boolean;
  readonly duplicatePane: boolean;
  readonly drawer: boolean;
  readonly open: number | undefined;
  readonly loadMs: number;
  readonly settleMs: number;
  readonly switchMs: number;
  readonly firstRows: number;
  readonly historyRows: number;
  readonly historyMs: number;
  readonly removed: ReadonlySet<string>;
  readonly renamed: ReadonlyMap<string, string>;
  /** Parts of the page that differ between people who have the same release. */
  readonly variants: ReadonlySet<Variant>;
  readonly lie: Lie;
  readonly composerFaults: ReadonlySet<ComposerFault>;
}

/** Reads the options from the address; anything missing or odd gets its default. */
export function parseOptions(query: URLSearchParams): StandInOptions {
  const number = (name: string, fallback: number): number => {
    const value = Number(query.get(name) ?? '');
    return query.has(name) && Number.isFinite(value) && value >= 0 ? Math.floor(value) : fallback;
  };
  const flag = (name: string): boolean => query.get(name) === '1';
  const list = (name: string): string[] => (query.get(name) ?? '').split(',').filter((item) => item !== '');
  return {
    generation: GENERATIONS.find((item) => item === query.get('gen')) ?? '2026-10',
    chats: number('chats', 24),
    seed: number('seed', 1),
    locale: query.get('lang') ?? (flag('rtl') ? 'ar' : 'en'),
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    account: number('account', 0),
    hostile: flag('hostile'),
    samplePeople: query.get('people') === 'sample',
    signedOut: flag('signedout'),
    conflict: flag('conflict'),
    duplicatePane: flag('panes'),
    drawer: flag('drawer'),
    open: query.has('open') ? number('open', 0) : undefined,
    loadMs: number('load', 150),
    settleMs: number('settle', 600),
    switchMs: number('switch', 0),
    firstRows: number('first', 6),
    historyRows: number('rows', 25),
    historyMs: number('history', 1800),
    removed: new Set(list('remove')),
    renamed: new Map(list('rename').map((item) => pair(item))),
    variants: new Set(list('ab').flatMap((item) => VARIANTS.filter((known) => known === item))),
    lie: LIES.find((item) => item === query.get('lie')) ?? 'none',
    composerFaults: new Set(COMPOSER_FAULTS.filter((item) => list('composer').includes(item))),
  };
}

function pair(item: string): [string, string] {
  const [from = '', to = ''] = item.split(':');
  return [from, to];
}
