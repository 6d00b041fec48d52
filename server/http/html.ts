/** Text that is HTML already; made by `html` alone. */
export interface Html {
  readonly raw: string;
}

type Part = string | Html | undefined | readonly Html[];

/** A template whose values are text: what is put in is escaped, unless `html` made it. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  const filled = parts.map((part, index) => part + (index < values.length ? textOf(values[index]) : ''));
  return { raw: filled.join('') };
}

function textOf(value: Part): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escape(value);
  if ('raw' in value) return value.raw;
  return value.map(({ raw }) => raw).join('\n');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
