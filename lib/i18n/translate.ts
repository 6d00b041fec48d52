/** A text with `{names}` for what is filled in, or one text for each plural form chosen by `{count}`. */
export type Message = string | { readonly one: string; readonly other: string };
export type Dictionary = { readonly [key: string]: Message };

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<M extends Message> = M extends string
  ? Names<M>
  : M extends { readonly other: infer S }
    ? 'count' | Names<S & string>
    : never;
type Fill<M extends Message> = [NamesOf<M>] extends [never]
  ? []
  : [{ readonly [N in NamesOf<M>]: string | number }];

/** A dictionary of another language: the same keys, the same kind of message. */
export type SameKeys<D extends Dictionary> = {
  readonly [K in keyof D]: D[K] extends string ? string : { readonly one: string; readonly other: string };
};

/** The words for a key, filled in; a missing or extra name does not compile. */
export type Translate<D extends Dictionary> = <K extends keyof D & string>(
  key: K,
  ...fill: Fill<D[K]>
) => string;

/**
 * Words of `dictionary` in a language. Numbers are written as that locale writes them, plurals are chosen by Intl.
 * What is filled in is wrapped in bidi isolates, so that a name cannot turn the sentence around it.
 */
export function createTranslate<D extends Dictionary>(dictionary: SameKeys<D>, locale: string): Translate<D> {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const shown = (value: string | number) =>
    typeof value === 'number' ? number.format(value) : `\u2068${value}\u2069`;
  return (key, ...fill) => {
    const message: Message = dictionary[key];
    const [values = {}] = fill;
    const given = new Map<string, string | number>(Object.entries(values));
    const count = given.get('count');
    const form = typeof count === 'number' && plural.select(count) === 'one' ? 'one' : 'other';
    const text = typeof message === 'string' ? message : message[form];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = given.get(name);
      return value === undefined ? whole : shown(value);
    });
  };
}
