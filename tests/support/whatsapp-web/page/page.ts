import type { Build } from './element';
import type { Drift } from './drift/drift';
import type { Composer } from './composer/composer';
import type { Skin } from './skin';
import type { World } from './world';

/** What every part of the page is given: state, spelling, a builder, and the composer that is mounted now. */
export interface Page {
  readonly world: World;
  readonly skin: Skin;
  readonly build: Build;
  readonly salt: string;
  readonly drafts: Map<number, string>;
  /** How this page differs from every known one, in a drift drill. */
  drift: Drift | undefined;
  root: HTMLElement;
  composer: Composer | undefined;
  attachments: readonly string[];
}
