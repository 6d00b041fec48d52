/** Marks that reorder or hide text: a name made of them can pass for another. */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// Control characters are exactly what is looked for here.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufff9-\ufffb]/g;
const lineBreaks = /[\t\n\r]+/g;

/** One line of text that came from WhatsApp's page: no control or direction marks, at most `most` characters. */
export function cleanPageText(text: string, most = 300): string {
  const line = text.replace(lineBreaks, ' ').replace(control, '').replace(bidi, '');
  return cut(line.toWellFormed().normalize('NFC').trim(), most);
}

/** What a person typed, as typed; only characters that cannot be typed go, so that it can be stored and shown. */
export function cleanTyped(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(control, '').toWellFormed().normalize('NFC');
}

/** The beginning of a text, never ending inside a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.charCodeAt(most - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? most - 1 : most);
}

/** The beginning of a text on one line, with an ellipsis where something was left out. */
export function excerpt(text: string, most = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${cut(line, most - 1)}…`;
}
