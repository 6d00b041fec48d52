import { fold } from '@/lib/domain/text/fold';
import type { InvertedIndex } from './inverted-index';
import { pairsOf, tokensOfFolded } from './tokens';

const exact = 3;
const beginning = 2;
const mistyped = 1;
/** Shorter words have too many neighbours for one wrong letter to mean anything. */
const shortestMistyped = 4;
const fewestDigits = 4;
/** A part that so many numbers share tells nothing; nobody looks through more. */
const enoughPhones = 2_000;

/** One found document. */
export interface Hit {
  readonly doc: number;
  readonly score: number;
}

/** One thing that every found document must have; several ways to have it, each with its worth. */
type Demand = (hit: (doc: number, score: number) => void) => void;

/** Every document that has all that was typed: words by their beginning or with one mistake, parts of phone numbers. */
export function findAll(index: InvertedIndex, text: string): readonly Hit[] {
  const folded = fold(text);
  const digits = digitsIn(folded);
  const found = meetAll(index, demandsOf(index, folded, digits === undefined));
  if (digits === undefined) return found;
  const byPhone = meetAll(index, [(hit) => phoneDemand(index, { digits, most: enoughPhones }, hit)]);
  const seen = new Set(byPhone.map((hit) => hit.doc));
  return [...byPhone, ...found.filter((hit) => !seen.has(hit.doc))];
}

/** The digits of a text that is nothing but a phone number or a part of one. */
function digitsIn(folded: string): string | undefined {
  if (!/^[\d\s()+./-]+$/.test(folded)) return undefined;
  const digits = folded.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= fewestDigits ? digits : undefined;
}

function demandsOf(index: InvertedIndex, folded: string, withPhones: boolean): readonly Demand[] {
  return tokensOfFolded(folded).flatMap(({ text, kind }): readonly Demand[] => {
    if (kind === 'word') return [(hit) => wordDemand(index, { word: text, withPhones }, hit)];
    const pairs = pairsOf(text);
    const terms = pairs.length === 0 ? [text] : pairs;
    return terms.map((term) => (hit) => index.eachPlace(term, (doc, weight) => hit(doc, exact * weight)));
  });
}

function wordDemand(
  index: InvertedIndex,
  { word, withPhones }: { word: string; withPhones: boolean },
  hit: (doc: number, score: number) => void,
): void {
  const terms = index.terms.startingWith(word);
  for (const term of terms) {
    const worth = term === word ? exact : beginning;
    index.eachPlace(term, (doc, weight) => hit(doc, worth * weight));
  }
  if (/^\d+$/.test(word)) {
    const most = Number.POSITIVE_INFINITY;
    if (withPhones && word.length >= fewestDigits) phoneDemand(index, { digits: word, most }, hit);
    return;
  }
  if (terms.length > 0 || word.length < shortestMistyped) return;
  for (const term of index.terms.near(word)) {
    index.eachPlace(term, (doc, weight) => hit(doc, mistyped * weight));
  }
}

function phoneDemand(
  index: InvertedIndex,
  { digits, most }: { digits: string; most: number },
  hit: (doc: number, score: number) => void,
): void {
  for (const doc of index.phones.endingWith(digits)) {
    if (index.doc(doc) !== undefined) hit(doc, exact * 4);
  }
  for (const doc of index.phones.containing(digits, most)) {
    if (index.doc(doc) !== undefined) hit(doc, beginning * 4);
  }
}

function meetAll(index: InvertedIndex, demands: readonly Demand[]): readonly Hit[] {
  if (demands.length === 0) return [];
  const met = new Uint16Array(index.size);
  const scores = new Float32Array(index.size);
  const bests = new Float32Array(index.size);
  let found: number[] = [];
  for (const [number, demand] of demands.entries()) {
    const next: number[] = [];
    demand((doc, score) => {
      if (met[doc] === number) {
        met[doc] = number + 1;
        next.push(doc);
        scores[doc] = (scores[doc] ?? 0) + score;
        bests[doc] = score;
      } else if (met[doc] === number + 1 && score > (bests[doc] ?? 0)) {
        scores[doc] = (scores[doc] ?? 0) + score - (bests[doc] ?? 0);
        bests[doc] = score;
      }
    });
    found = next;
  }
  return found.map((doc) => ({ doc, score: scores[doc] ?? 0 }));
}
