import { PhoneIndex } from './phone-index';
import { fieldWeights, type Searchable } from './documents';
import { TermList } from './term-list';
import { termsOf } from './tokens';

/** A document number with the number of the field in its two low bits. */
type Posting = number;

/** From terms and phone numbers to documents. A changed row gets a new document; the old one is only marked dead. */
export class InvertedIndex {
  readonly #postings = new Map<string, Posting[]>();
  readonly terms = new TermList();
  readonly #docs: ({ readonly kind: Searchable['kind']; readonly id: string } | undefined)[] = [];
  readonly #docOf = new Map<string, number>();
  readonly phones = new PhoneIndex((doc) => this.#docs[doc] !== undefined);
  #dead = 0;

  /** How many document numbers were given out. */
  get size(): number {
    return this.#docs.length;
  }

  /** Documents whose rows are gone or have newer ones. */
  get dead(): number {
    return this.#dead;
  }

  doc(number: number): { readonly kind: Searchable['kind']; readonly id: string } | undefined {
    return this.#docs[number];
  }

  has(id: string): boolean {
    return this.#docOf.has(id);
  }

  put({ kind, id, texts, phones }: Searchable): void {
    this.remove(id);
    const doc = this.#docs.length;
    this.#docs.push({ kind, id });
    this.#docOf.set(id, doc);
    for (const { field, text } of texts) {
      if (text === '') continue;
      for (const term of termsOf(text)) this.#file(term, (doc << 2) | field);
    }
    for (const phone of phones) this.phones.add(phone, doc);
  }

  remove(id: string): void {
    const doc = this.#docOf.get(id);
    if (doc === undefined) return;
    this.#docOf.delete(id);
    this.#docs[doc] = undefined;
    this.#dead += 1;
  }

  /** Calls `hit` for each place where the term stands, with the weight of its field. */
  eachPlace(term: string, hit: (doc: number, weight: number) => void): void {
    for (const posting of this.#postings.get(term) ?? []) {
      const doc = posting >>> 2;
      if (this.#docs[doc] !== undefined) hit(doc, fieldWeights[posting & 3] ?? 1);
    }
  }

  #file(term: string, posting: Posting): void {
    const held = this.#postings.get(term);
    if (held !== undefined) {
      held.push(posting);
      return;
    }
    this.#postings.set(term, [posting]);
    this.terms.add(term);
  }
}
