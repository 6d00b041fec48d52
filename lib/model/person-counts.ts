import type { ElementSet } from '@/lib/domain/shared/entity';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import type { Stored } from './stored';
import { ValueIndex } from './value-index';

type Contact = Stored<'contacts'>;

/** How many people there are, in all and with each label, and who has which label. */
export class PersonCounts {
  readonly #labelled = new ValueIndex();
  readonly #labelCounts = new Map<string, number>();
  #samples = 0;
  #visible = 0;

  /** How many are to be seen. */
  get visible(): number {
    return this.#visible;
  }

  /** How many of them are made up. */
  get samples(): number {
    return this.#samples;
  }

  /** Who carries a label, to be seen or not. */
  get labelled(): Pick<ValueIndex, 'has' | 'holder' | 'get'> {
    return this.#labelled;
  }

  /** How many of those to be seen carry the label. */
  withLabel(labelId: string): number {
    return this.#labelCounts.get(labelId) ?? 0;
  }

  learn(contact: Contact, isVisible: boolean): void {
    for (const label of keysOf(contact.d.labels)) this.#labelled.add(label, contact.id);
    if (isVisible) this.#count(contact, 1);
  }

  /** The same for rows that came packed; `isVisible` says it of a position. */
  learnPacked(
    rows: PackedRows,
    positions: readonly number[],
    isVisible: (position: number) => boolean,
  ): void {
    const samples = rows.values('sample');
    for (const at of positions) {
      const labels = rows.elements('labels', at);
      const visible = isVisible(at);
      for (const label of labels) {
        this.#labelled.add(label, rows.ids[at] ?? '');
        if (visible) this.#labelCounts.set(label, this.withLabel(label) + 1);
      }
      if (!visible) continue;
      this.#visible += 1;
      if (samples[at] === true) this.#samples += 1;
    }
  }

  forget(contact: Contact, wasVisible: boolean): void {
    for (const label of keysOf(contact.d.labels)) this.#labelled.remove(label, contact.id);
    if (wasVisible) this.#count(contact, -1);
  }

  #count(contact: Contact, by: 1 | -1): void {
    this.#visible += by;
    if (contact.d.sample === true) this.#samples += by;
    for (const label of keysOf(contact.d.labels)) this.#labelCounts.set(label, this.withLabel(label) + by);
  }
}

/** The elements of a set field, which may be absent, in no order. */
function keysOf(set: ElementSet | undefined): readonly string[] {
  return set === undefined ? [] : Object.keys(set);
}
