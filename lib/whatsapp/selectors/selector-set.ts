import type data from './selectors.json';

/** The names of everything that can be looked for in WhatsApp Web. */
export type TargetName = keyof typeof data.targets;

/** One way to find something; it counts only when as many elements as the target allows are found and visible. */
export interface Candidate {
  readonly name: string;
  readonly css: string;
}

/** Something that a person sees in WhatsApp Web, with the ways to find it, best first. */
export interface Target {
  /** What a person sees there. */
  readonly sees: string;
  readonly within: 'document' | 'main' | 'header' | 'list' | 'row';
  readonly count: readonly [least: number, most: number];
  readonly visible: boolean;
  readonly candidates: readonly Candidate[];
}

/** What a page is read by: for whom it is read, the words for people are left out. */
export type PageTarget = Omit<Target, 'sees'>;

/** A set as the page side has it. What is not in it is not found. */
export interface PageSelectors {
  readonly version: number;
  /** `YYYY-MM-DD`. */
  readonly verifiedAt: string;
  readonly targets: Readonly<Record<string, PageTarget>>;
}

/** Everything that is looked for: data only, with its own version and the day somebody last confirmed it. */
export interface SelectorSet {
  readonly version: number;
  /** `YYYY-MM-DD`. */
  readonly verifiedAt: string;
  /** The oldest and the newest release of WhatsApp Web that these were seen to fit. */
  readonly releases: { readonly from: string; readonly to: string };
  readonly targets: { readonly [N in TargetName]: Target };
}
