/** One place that holds one value, and the step that wrote it last. */
interface Cell {
  readonly value: unknown;
  readonly writer: number;
}

interface Step {
  readonly writes: readonly { readonly key: string; readonly before: unknown; readonly after: unknown }[];
  /** Things this step made, as key prefixes. */
  readonly made: readonly string[];
  undoneBy: number | null;
}

export interface NaiveView {
  readonly contacts: readonly {
    readonly name: unknown;
    readonly company: unknown;
    readonly labels: readonly unknown[];
    readonly notes: readonly unknown[];
  }[];
  readonly labels: readonly unknown[];
}

/**
 * The same shop as the model, kept the simplest way: one flat map of cells, rules written once more and by other
 * means. Things are named by the number of the step that made them.
 */
export class NaiveCrm {
  readonly #cells = new Map<string, Cell>();
  readonly #steps = new Map<number, Step>();

  save(step: number, phone: string, name: string): boolean {
    if (this.#holder(phone) !== undefined) return this.#write(step, {});
    const it = `c${step}`;
    return this.#write(step, { [`${it}/name`]: name, [`${it}/phone`]: phone, [`${it}/deleted`]: false }, [
      it,
    ]);
  }

  edit(step: number, contact: string, fields: { readonly [field: string]: string }): boolean {
    if (!this.#isVisible(contact)) return false;
    const changed = Object.entries(fields).filter(
      ([field, value]) => this.#get(`${contact}/${field}`) !== value,
    );
    return this.#write(
      step,
      Object.fromEntries(changed.map(([field, value]) => [`${contact}/${field}`, value])),
    );
  }

  remove(step: number, thing: string): boolean {
    if (!this.#isVisible(thing)) return false;
    return this.#write(step, { [`${thing}/deleted`]: true });
  }

  addLabel(step: number, name: string): boolean {
    if (this.#labelNamed(name) !== undefined) return this.#write(step, {});
    return this.#write(step, { [`l${step}/name`]: name, [`l${step}/deleted`]: false }, [`l${step}`]);
  }

  giveLabel(
    step: number,
    of: { readonly contact: string; readonly label: string; readonly on: boolean },
  ): boolean {
    const { contact, label, on } = of;
    if (!this.#isVisible(contact) || (on && !this.#isVisible(label))) return false;
    const key = `${contact}/has-${label}`;
    return this.#write(step, (this.#get(key) ?? false) === on ? {} : { [key]: on });
  }

  addNote(step: number, contact: string, body: string): boolean {
    if (!this.#isVisible(contact)) return false;
    const it = `n${step}`;
    return this.#write(step, { [`${it}/body`]: body, [`${it}/on`]: contact, [`${it}/deleted`]: false }, [it]);
  }

  editNote(step: number, note: string, body: string): boolean {
    if (!this.#isVisible(note)) return false;
    return this.#write(step, this.#get(`${note}/body`) === body ? {} : { [`${note}/body`]: body });
  }

  undo(step: number, target: number): boolean {
    const past = this.#steps.get(target);
    if (past === undefined || past.writes.length === 0 || past.undoneBy !== null) return false;
    const back: { [key: string]: unknown } = {};
    for (const { key, before, after } of past.writes) {
      const made = past.made.some((each) => key.startsWith(`${each}/`));
      if (made) continue;
      const cell = this.#cells.get(key);
      const wasTaken = key.includes('/has-') && after === false;
      if (wasTaken ? cell?.value !== false : cell?.writer !== target) return false;
      back[key] = before ?? (key.includes('/has-') ? false : null);
    }
    for (const it of past.made) {
      if (this.#isBuiltOn(it, target)) return false;
      back[`${it}/deleted`] = true;
    }
    for (const [key, value] of Object.entries(back)) {
      const contact = key.split('/')[0] ?? '';
      if (!contact.startsWith('c') || !key.endsWith('/deleted') || value !== false) continue;
      const holder = this.#holder(String(this.#get(`${contact}/phone`)));
      if (holder !== undefined && holder !== contact) return false;
    }
    this.#write(step, back);
    past.undoneBy = step;
    return true;
  }

  view(): NaiveView {
    const visible = (kind: string) =>
      [...this.#cells.keys()]
        .filter((key) => key.startsWith(kind) && key.endsWith('/deleted'))
        .map((key) => key.split('/')[0] ?? '')
        .filter((it) => this.#isVisible(it));
    const labels = visible('l');
    const contacts = visible('c').map((it) => ({
      name: this.#get(`${it}/name`),
      company: this.#get(`${it}/company`) ?? '',
      labels: labels
        .filter((label) => this.#get(`${it}/has-${label}`) === true)
        .map((label) => this.#get(`${label}/name`))
        .sort(byText),
      notes: visible('n')
        .filter((note) => this.#get(`${note}/on`) === it)
        .map((note) => this.#get(`${note}/body`))
        .sort(byText),
    }));
    return {
      contacts: contacts.sort(byText),
      labels: labels.map((it) => this.#get(`${it}/name`)).sort(byText),
    };
  }

  #isBuiltOn(it: string, maker: number): boolean {
    for (const [key, cell] of this.#cells) {
      if (key.startsWith(`${it}/`) && cell.writer !== maker && cell.value !== false) return true;
      if (key.endsWith(`/has-${it}`) && cell.value === true) return true;
      if (key.endsWith('/on') && cell.value === it && this.#isVisible(key.split('/')[0] ?? '')) return true;
    }
    return false;
  }

  #isVisible(it: string): boolean {
    if (this.#get(`${it}/deleted`) !== false) return false;
    const on = this.#get(`${it}/on`);
    return typeof on !== 'string' || this.#isVisible(on);
  }

  #holder(phone: string): string | undefined {
    for (const [key, cell] of this.#cells) {
      const it = key.split('/')[0] ?? '';
      if (key.endsWith('/phone') && cell.value === phone && this.#isVisible(it)) return it;
    }
    return undefined;
  }

  #labelNamed(name: string): string | undefined {
    for (const [key, cell] of this.#cells) {
      const it = key.split('/')[0] ?? '';
      if (it.startsWith('l') && key.endsWith('/name') && cell.value === name && this.#isVisible(it))
        return it;
    }
    return undefined;
  }

  #get(key: string): unknown {
    return this.#cells.get(key)?.value;
  }

  #write(step: number, values: { readonly [key: string]: unknown }, made: readonly string[] = []): boolean {
    const writes = Object.entries(values).map(([key, after]) => ({ key, before: this.#get(key), after }));
    for (const { key, after } of writes) this.#cells.set(key, { value: after, writer: step });
    this.#steps.set(step, { writes, made, undoneBy: null });
    return true;
  }
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
