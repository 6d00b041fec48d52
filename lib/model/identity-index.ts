import { identityElement, identitySources, type Identity } from '@/lib/domain/contact/identity';
import type { Stored } from './stored';
import { ValueIndex } from './value-index';

/**
 * From an identity to the contacts that hold it. Kept by whole elements, whoever said them: cutting 100,000 of
 * them apart while loading takes far longer than looking for each source when somebody asks.
 */
export class IdentityIndex {
  readonly #ids = new ValueIndex();

  add({ id, d }: Stored<'contacts'>): void {
    for (const element in d.identities) this.#ids.add(element, id);
  }

  remove({ id, d }: Stored<'contacts'>): void {
    for (const element in d.identities) this.#ids.remove(element, id);
  }

  /** The ids of the contacts, each once. */
  holders(identity: Identity): readonly string[] {
    const found = identitySources.flatMap((source) =>
      this.#ids.get(identityElement({ ...identity, source })),
    );
    return [...new Set(found)];
  }
}
