import type { Ok, Result } from '@/lib/domain/shared/result';
import type { HostResult, Provenance } from '@/lib/messaging/wire/provenance';

/** An answer that may say itself where it comes from. */
export type Answer<T, Code extends string> = Result<T, Code> & { readonly provenance?: Provenance };

/** Where an answer comes from, as of now. */
export function from(tier: Provenance['tier'], candidate = ''): Provenance {
  return { tier, candidate, at: Date.now() };
}

/** A value that was obtained, and where it comes from. */
export function okFrom<T>(value: T, provenance: Provenance): Ok<T> & { readonly provenance: Provenance } {
  return { ok: true, value, provenance };
}

/** The answer with where it comes from; where it does not say, the page was looked at and no way of ours told more. */
export function told<T, Code extends string>(answer: Answer<T, Code>): HostResult<T, Code> {
  return { provenance: from('page'), ...answer };
}
