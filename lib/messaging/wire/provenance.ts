import type { Result } from '@/lib/domain/shared/result';

/** Where an answer comes from: WhatsApp's modules (A), the page (B), its database (C), the person (D). */
export interface Provenance {
  readonly tier: 'modules' | 'page' | 'storage' | 'person';
  /** The name of the candidate that answered, for the health report; empty where none did. */
  readonly candidate: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** What WhatsApp Web answered, or why it did not, and where that comes from. */
export type HostResult<T, Code extends string = string> = Result<T, Code> & {
  readonly provenance: Provenance;
};
