/** From a value to the ids of the rows that hold it. One id is kept bare: most identities belong to one contact. */
export class ValueIndex {
  readonly #ids = new Map<string, string | Set<string>>();

  add(value: string, id: string): void {
    const held = this.#ids.get(value);
    if (held === undefined) this.#ids.set(value, id);
    else if (typeof held !== 'string') held.add(id);
    else if (held !== id) this.#ids.set(value, new Set([held, id]));
  }

  remove(value: string, id: string): void {
    const held = this.#ids.get(value);
    if (held === id) this.#ids.delete(value);
    else if (held instanceof Set) {
      held.delete(id);
      if (held.size === 0) this.#ids.delete(value);
    }
  }

  has(value: string, id: string): boolean {
    const held = this.#ids.get(value);
    return held === id || (held instanceof Set && held.has(id));
  }

  /** A quick test for one value, good until the next change. */
  holder(value: string): (id: string) => boolean {
    const held = this.#ids.get(value);
    if (held === undefined) return () => false;
    return typeof held === 'string' ? (id) => id === held : (id) => held.has(id);
  }

  get(value: string): readonly string[] {
    const held = this.#ids.get(value);
    if (held === undefined) return [];
    return typeof held === 'string' ? [held] : [...held];
  }
}
