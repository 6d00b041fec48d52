/**
 * A spreadsheet runs a cell that begins like a formula, so such a cell gets one apostrophe in front. What counts as a
 * beginning, after blanks and invisible characters: `= + - @ | %` and their full-width forms; a tab or a line break
 * in first place counts too. Source: OWASP CSV injection; ASVS 5, 1.2.10.
 */
const triggers = new Set([...'=+-@|%', ...'＝＋－＠｜％']);
const firstPlaceTriggers = new Set(['\t', '\r', '\n', '\0']);
// Blanks (Unicode), control characters, byte order mark, zero-width and direction marks, soft hyphen.
const invisible = /^[\s\p{Cc}\p{Cf}]+/u;

/** A phone number in its international form: safe as it is, and useless with an apostrophe. */
const phoneNumber = /^\+[1-9][0-9]{6,14}$/;

export interface CellKind {
  readonly phoneColumn: boolean;
}

/** The text a cell is written as, so that no spreadsheet takes it for a formula. */
export function guardCell(text: string, kind: CellKind): string {
  if (kind.phoneColumn && phoneNumber.test(text)) return text;
  return looksLikeFormula(text) ? `'${text}` : text;
}

/** The text that was guarded: takes off exactly the one apostrophe that `guardCell` put there. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && looksLikeFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

/**
 * Apostrophes in front are looked through, so that a text that already begins with `'=` is guarded as well and
 * comes back whole.
 */
function looksLikeFormula(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  const first = bare[0];
  if (first === undefined) return false;
  if (firstPlaceTriggers.has(first)) return true;
  const seen = bare.replace(invisible, '')[0];
  return seen !== undefined && triggers.has(seen);
}
