import type { PageSnapshot } from '../page/read-page';

/** What the follower goes by, for the health report. */
export interface FollowerEvidence {
  readonly page: PageSnapshot;
  /** WhatsApp's modules answered in a shape that we know. */
  readonly modules: boolean;
  /** The release of WhatsApp Web, by its modules; empty when they do not say. */
  readonly release: string;
}
