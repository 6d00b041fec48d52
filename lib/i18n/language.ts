export const languages = ['en', 'hi'] as const;
export type Language = (typeof languages)[number];

/** The language we have for the first tag that matches, else English. */
export function pickLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const base = tag.toLowerCase().split(/[-_]/)[0];
    const known = languages.find((language) => language === base);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** How numbers and times are written: the person's own region where it speaks the language, else the language alone. */
export function pickLocale(language: Language, tags: readonly string[]): string {
  const own = tags.find((tag) => tag.toLowerCase().split(/[-_]/)[0] === language);
  return own?.replace('_', '-') ?? language;
}
