/**
 * What a person types to confirm an erasure: the contact's name as it can be typed, without invisible characters and
 * doubled blanks; the id where nothing of the name can be seen.
 */
export function nameToType(name: string, id: string): string {
  const seen = typeable(name);
  return seen === '' ? id : seen;
}

/** Says whether the person typed that name. */
export function isTyped(typed: string, wanted: string): boolean {
  return typeable(typed) === wanted;
}

/** A text as a person can type it: composed, without invisible characters and doubled blanks. */
export function typeable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cf}\p{Cc}\p{Cs}]/gu, (letter) =>
      letter === '\u200d' || letter === '\u200c' ? letter : ' ',
    )
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
