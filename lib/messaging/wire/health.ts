/** What the page side does for a person, each of which can fail on its own. */
export const capabilityNames = ['screen', 'chat', 'number', 'messages', 'composer', 'list', 'open'] as const;
export type CapabilityName = (typeof capabilityNames)[number];

/** Without two of these the page is not understood any more, and everything is done by hand. */
export const criticalCapabilities: readonly CapabilityName[] = ['screen', 'chat', 'composer', 'open'];

/** `guesses`: by a second-best way. `idle`: nothing there to be judged by, which is normal. */
export const capabilityStates = ['works', 'guesses', 'fails', 'idle'] as const;
export type CapabilityState = (typeof capabilityStates)[number];

/** Where the answers of a capability come from at the moment. */
export const healthTiers = ['modules', 'page', 'none'] as const;

export interface CapabilityHealth {
  readonly name: CapabilityName;
  readonly state: CapabilityState;
  readonly tier: (typeof healthTiers)[number];
  /** The name of the way by which it was found, from our own list; empty when none did. */
  readonly candidate: string;
  /** How many elements the first way matched. */
  readonly matches: number;
  /** The strict path and the loose finder see different things. */
  readonly disagrees: boolean;
  /** After failures in a row it is left alone for a while. */
  readonly resting: boolean;
  /** Milliseconds since 1970 UTC; 0 when it has not worked yet. */
  readonly lastWorkedAt: number;
}

/** How the page side is doing: names of ours, counts and times; no text of the page, no id. */
export interface HostHealth {
  readonly at: number;
  /** As WhatsApp's modules say; empty when they do not. */
  readonly release: string;
  readonly selectors: { readonly version: number; readonly verifiedAt: string };
  readonly modules: 'off' | 'on';
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly theme: 'light' | 'dark';
  /** Two critical capabilities are gone: everything is done by hand. */
  readonly safeMode: boolean;
  readonly capabilities: readonly CapabilityHealth[];
  /** The places that matter, element by element. Our own pages show it without the names that the page made up. */
  readonly outline: readonly OutlineLine[];
}

/** One element of the page: never a text, a value or an id. */
export interface OutlineLine {
  /** 0 begins another place: the one around the open chat, where there is one, then the whole page. */
  readonly depth: number;
  readonly tag: string;
  readonly names: readonly string[];
  readonly children: number;
}
