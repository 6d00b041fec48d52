/**
 * One spelling for everything that a person would call the same: case, Latin accents, Arabic letter forms and
 * marks, the two Bengali-Assamese r, digits of all scripts. Indic vowel signs stay: they are letters' halves.
 */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(
      /[\u0300-\u036f\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g,
      '',
    )
    .toLowerCase()
    .normalize('NFC')
    .replace(/[łøıđðßæœςأإآٱىةৰ]/g, (letter) => spellings[letter] ?? letter)
    .replace(otherDigits, digitValue);
}

const otherDigits = /(?![0-9])\p{Nd}/gu;

/** The text with the digits of all scripts written as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replace(otherDigits, digitValue);
}

const spellings: { readonly [letter: string]: string } = {
  ł: 'l',
  ø: 'o',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ৰ: 'র',
};

/** Unicode keeps the ten digits of a script in a row, so a digit's value is how many digits stand before it. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
