import { isOneEdit } from './one-edit';

/** New terms wait in a short list of their own; sorting them in is put off until there are this many. */
const mostFresh = 4_000;

/** All terms, found by their beginning or with one letter wrong. */
export class TermList {
  #sorted: string[] = [];
  #fresh: string[] = [];

  add(term: string): void {
    this.#fresh.push(term);
    if (this.#fresh.length > Math.max(mostFresh, this.#sorted.length / 4)) this.sort();
  }

  /** Brings everything into order now, where there is time for it. */
  sort(): void {
    if (this.#fresh.length === 0) return;
    this.#sorted = [...this.#sorted, ...this.#fresh].sort();
    this.#fresh = [];
  }

  startingWith(prefix: string): readonly string[] {
    const found: string[] = [];
    for (let at = this.#firstAt(prefix); at < this.#sorted.length; at += 1) {
      const term = this.#sorted[at] ?? '';
      if (!term.startsWith(prefix)) break;
      found.push(term);
    }
    for (const term of this.#fresh) if (term.startsWith(prefix)) found.push(term);
    return found;
  }

  /** Terms that are one mistake away. */
  near(word: string): readonly string[] {
    const isNear = (term: string) => Math.abs(term.length - word.length) <= 1 && isOneEdit(term, word);
    return [...this.#sorted.filter(isNear), ...this.#fresh.filter(isNear)];
  }

  #firstAt(wanted: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? '') < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
