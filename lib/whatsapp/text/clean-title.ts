/** Characters that nobody sees: marks of direction, and spaces without width. */
export const marks = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const controls = /[\p{Cc}\s]+/gu;

/** The longest title that is kept. */
const titleCap = 300;

/** A name as it is compared and shown: no bidi marks, no control characters, at most 300 characters. */
export function cleanTitle(raw: string): string {
  const short = raw.length > 4_000 ? raw.slice(0, 4_000) : raw;
  const clean = short.replace(marks, '').replace(controls, ' ').trim().normalize('NFC');
  return clean.length <= titleCap ? clean : clean.slice(0, titleCap).replace(/[\ud800-\udbff]$/, '');
}
