import { months, numberWords, timeWords, weekdays, type TimeWord } from './time-words';

/** One piece of what was typed. A number keeps whether it was written like a clock or with a leading nought. */
export type TimeToken =
  | { readonly kind: 'word'; readonly word: TimeWord }
  | { readonly kind: 'weekday'; readonly day: number }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'number'; readonly value: number; readonly digits: number }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number; readonly exact: boolean }
  | { readonly kind: 'date'; readonly day: number; readonly month: number; readonly year: number | null };

const devanagariZero = '०'.codePointAt(0) ?? 0;

/** Devanagari digits as ASCII, full-width forms folded, lower case. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[०-९]/g, (digit) => String((digit.codePointAt(0) ?? devanagariZero) - devanagariZero))
    .replace(/[,;!]/g, ' ')
    .replace(/o'clock|o’clock/g, ' oclock ')
    .trim();
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function dateToken(piece: string): TimeToken | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(piece);
  if (iso !== null) return { kind: 'date', year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const local = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(piece);
  if (local === null || (piece.includes('.') && local[3] === undefined)) return undefined;
  return { kind: 'date', day: Number(local[1]), month: Number(local[2]), year: yearOf(local[3]) };
}

function clockToken(piece: string): TimeToken | undefined {
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(piece);
  if (clock === null) return undefined;
  const hour = Number(clock[1]);
  return { kind: 'clock', hour, minute: Number(clock[2]), exact: clock[1]?.startsWith('0') === true };
}

function tokenOf(piece: string): TimeToken | undefined {
  if (/^\d{1,4}$/.test(piece)) return { kind: 'number', value: Number(piece), digits: piece.length };
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(piece);
  if (ordinal !== null) return { kind: 'number', value: Number(ordinal[1]), digits: 2 };
  const number = numberWords.get(piece);
  if (number !== undefined) return { kind: 'number', value: number, digits: 1 };
  const word = timeWords.get(piece);
  if (word !== undefined) return { kind: 'word', word };
  const day = weekdays.get(piece);
  if (day !== undefined) return { kind: 'weekday', day };
  const month = months.get(piece);
  if (month !== undefined) return { kind: 'month', month };
  return clockToken(piece) ?? dateToken(piece);
}

/** Splits "4pm", "2h", "5बजे" and the like into number and word. */
function pieces(text: string): string[] {
  return text.split(/\s+/).flatMap((piece) => {
    const joined = /^(\d{1,4}(?:[:.]\d{2})?)([^\d:./-].*)$/.exec(piece);
    if (joined === null || /^\d{1,2}(?:st|nd|rd|th)$/.test(piece)) return [piece];
    return [joined[1] ?? '', joined[2] ?? ''];
  });
}

/** What was typed, piece by piece; nothing when one piece means nothing. */
export function timeTokens(text: string): readonly TimeToken[] | undefined {
  const tokens: TimeToken[] = [];
  for (const piece of pieces(plain(text))) {
    const token = tokenOf(piece.normalize('NFKC'));
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}
