import { fold } from '@/lib/domain/text/fold';

/** One piece of a text to look for: a word, of which a beginning is enough, or a run of signs without spaces. */
export interface Token {
  readonly text: string;
  readonly kind: 'word' | 'run';
}

const pieces = /[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu;
/** Scripts that write words without spaces between them, where any part of a run may be looked for. */
const runs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/** From here on a piece is looked at closely; most names never get there. */
const mayHoldRun = /[\u1100-\u{10ffff}]/u;

/** The words and runs of a text, folded. Marks belong to the letters before them, or Indic words fall apart. */
export function tokensOf(text: string): readonly Token[] {
  return tokensOfFolded(fold(text));
}

/** The same for a text that is folded already. */
export function tokensOfFolded(folded: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const piece of folded.match(pieces) ?? []) {
    if (!mayHoldRun.test(piece)) {
      tokens.push({ text: piece, kind: 'word' });
      continue;
    }
    let end = 0;
    for (const run of piece.matchAll(runs)) {
      if (run.index > end) tokens.push({ text: piece.slice(end, run.index), kind: 'word' });
      tokens.push({ text: run[0], kind: 'run' });
      end = run.index + run[0].length;
    }
    if (end < piece.length) tokens.push({ text: piece.slice(end), kind: 'word' });
  }
  return tokens;
}

/** What a text is filed under: its words, and the single signs and pairs of its runs. */
export function termsOf(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const token of tokensOf(text)) {
    if (token.kind === 'word') terms.add(token.text);
    else for (const term of [...signsOf(token.text), ...pairsOf(token.text)]) terms.add(term);
  }
  return terms;
}

/** The single signs of a run. */
function signsOf(run: string): readonly string[] {
  return [...run];
}

/** The neighbouring pairs of a run. */
export function pairsOf(run: string): readonly string[] {
  const signs = signsOf(run);
  return signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
}
