/** Phone numbers are at most 15 digits, which a number holds exactly. */
const width = 15;
const mostFresh = 512;

interface Filed {
  /** The digits backwards, filled up with zeros, so that equal endings stand together. */
  readonly backwards: number;
  readonly digits: string;
  readonly doc: number;
}

/** Phone numbers found by how they end or by any part of them. */
export class PhoneIndex {
  #sorted: Filed[] = [];
  #fresh: Filed[] = [];
  /**
   * The sorted numbers in one text, each as wide as the widest and one more: looked through far faster than a
   * list. Made when it is first needed: while the index is built the numbers are sorted again and again.
   */
  #text: string | null = null;
  readonly #isLive: (doc: number) => boolean;

  constructor(isLive: (doc: number) => boolean) {
    this.#isLive = isLive;
  }

  add(digits: string, doc: number): void {
    this.#fresh.push({ backwards: backwardsOf(digits), digits, doc });
    if (this.#fresh.length > Math.max(mostFresh, this.#sorted.length / 4)) this.sort();
  }

  /** Brings everything into order now, where there is time for it. */
  sort(): void {
    const fresh = this.#fresh.sort((a, b) => a.backwards - b.backwards);
    const merged: Filed[] = [];
    const keep = (filed: Filed) => (this.#isLive(filed.doc) ? merged.push(filed) : 0);
    let at = 0;
    for (const filed of this.#sorted) {
      for (let next = fresh[at]; next !== undefined && next.backwards < filed.backwards; next = fresh[++at]) {
        keep(next);
      }
      keep(filed);
    }
    fresh.slice(at).forEach(keep);
    this.#sorted = merged;
    this.#fresh = [];
    this.#text = null;
  }

  /** Documents whose number ends with these digits. */
  endingWith(digits: string): readonly number[] {
    if (digits.length > width) return [];
    const found: number[] = [];
    const step = 10 ** (width - digits.length);
    const from = backwardsOf(digits);
    for (let at = this.#firstAt(from); at < this.#sorted.length; at += 1) {
      const filed = this.#sorted[at];
      if (filed === undefined || filed.backwards >= from + step) break;
      if (filed.digits.endsWith(digits)) found.push(filed.doc);
    }
    for (const { digits: each, doc } of this.#fresh) if (each.endsWith(digits)) found.push(doc);
    return found;
  }

  /** Documents whose number has these digits anywhere, at most so many. */
  containing(digits: string, most: number): readonly number[] {
    const found: number[] = [];
    const text = (this.#text ??= this.#sorted.map((filed) => filed.digits.padEnd(width + 1, '-')).join(''));
    for (let at = text.indexOf(digits); at >= 0 && found.length < most;) {
      const place = Math.floor(at / (width + 1));
      const filed = this.#sorted[place];
      if (filed !== undefined) found.push(filed.doc);
      at = text.indexOf(digits, (place + 1) * (width + 1));
    }
    for (const { digits: each, doc } of this.#fresh) {
      if (found.length >= most) break;
      if (each.includes(digits)) found.push(doc);
    }
    return found;
  }

  #firstAt(wanted: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle]?.backwards ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function backwardsOf(digits: string): number {
  let value = 0;
  for (let at = digits.length - 1; at >= 0; at -= 1) value = value * 10 + digits.charCodeAt(at) - 48;
  return value * 10 ** (width - digits.length);
}
