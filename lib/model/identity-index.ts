import { identityElement, identitySources, type Identity } from '@/lib/domain/contact/identity';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import type { Stored } from './stored';
import { ValueIndex } from './value-index';

/**
 * From an identity to the contacts that hold it. Kept by whole elements, whoever said them: cutting 100,000 of
 * them apart while loading takes far longer than looking for each source when somebody asks.
 */
export class IdentityIndex {
  readonly #ids = new ValueIndex();
  /** Rows that came packed and are not filed yet: whoever waits for the first answer need not wait for this. */
  readonly #waiting: { readonly rows: PackedRows; readonly positions: readonly number[] }[] = [];

  add({ id, d }: Stored<'contacts'>): void {
    for (const element in d.identities) this.#ids.add(element, id);
  }

  /** The same for rows that came packed; they are filed bit by bit, or at once when somebody asks. */
  addPacked(rows: PackedRows, positions: readonly number[]): void {
    if (positions.length > 0) this.#waiting.push({ rows, positions });
  }

  /** Files some of what waits; answers whether there is more. */
  fileSome(): boolean {
    const next = this.#waiting.pop();
    if (next === undefined) return false;
    const { rows, positions } = next;
    for (const at of positions) {
      for (const element of rows.elements('identities', at)) this.#ids.add(element, rows.ids[at] ?? '');
    }
    return this.#waiting.length > 0;
  }

  remove({ id, d }: Stored<'contacts'>): void {
    this.#fileAll();
    for (const element in d.identities) this.#ids.remove(element, id);
  }

  /** The ids of the contacts, each once. */
  holders(identity: Identity): readonly string[] {
    this.#fileAll();
    const found = identitySources.flatMap((source) =>
      this.#ids.get(identityElement({ ...identity, source })),
    );
    return [...new Set(found)];
  }

  #fileAll(): void {
    while (this.fileSome());
  }
}
