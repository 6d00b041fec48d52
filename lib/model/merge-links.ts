/** Which contact was merged into which, in both directions. Knows ids only; whether there are such rows is asked of others. */
export class MergeLinks {
  readonly #into = new Map<string, string>();
  readonly #from = new Map<string, Set<string>>();

  /** Notes where a contact leads to now; nothing where it stands by itself. */
  set(id: string, into: string | undefined): void {
    const before = this.#into.get(id);
    if (before === into) return;
    if (before !== undefined) {
      const others = this.#from.get(before);
      others?.delete(id);
      if (others?.size === 0) this.#from.delete(before);
    }
    if (into === undefined) {
      this.#into.delete(id);
      return;
    }
    this.#into.set(id, into);
    const others = this.#from.get(into);
    if (others === undefined) this.#from.set(into, new Set([id]));
    else others.add(id);
  }

  /** Says whether any link begins or ends here; for nearly every contact none does. */
  touches(id: string): boolean {
    return this.#into.size > 0 && (this.#into.has(id) || this.#from.has(id));
  }

  into(id: string): string | undefined {
    return this.#into.get(id);
  }

  /** The contacts that were merged into this one directly, in the order of their ids. */
  from(id: string): readonly string[] {
    return [...(this.#from.get(id) ?? [])].sort();
  }

  /** Every id that links lead to from here, in either direction, itself first. */
  around(id: string): readonly string[] {
    const found = new Set([id]);
    for (const each of this.touches(id) ? found : []) {
      const into = this.#into.get(each);
      if (into !== undefined) found.add(into);
      for (const other of this.from(each)) found.add(other);
    }
    return [...found];
  }
}
