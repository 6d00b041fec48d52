import type { Delta } from './delta-index';
import type { Content } from './page-codec';

/** A delta and what is in it. */
export interface OpenedDelta {
  readonly delta: Delta;
  readonly content: Content;
}
