import type { OutlineLine } from '@/lib/messaging/wire/health';

const spoken =
  /^(?:class|contenteditable|role|tabindex|aria-(?:label|selected|rowcount|hidden|expanded)|data-(?:testid|tab|id|icon|lexical-editor|virtualized|pre-plain-text|scrolltracepolicy))$/;
const most = { lines: 160, characters: 9_000 } as const;

/** What the browser itself knows: everything else in a page was made up by it. */
export interface KnownNames {
  isTag(tag: string): boolean;
  /** A field of such an element. */
  isField(tag: string, name: string): boolean;
}

interface Level {
  readonly name: string;
  equal: number;
}

/**
 * The outline as it is copied, a line for each element; equal ones beside each other are one line with their number.
 * A tag or attribute whose name the page made up is written as `?`, because even a name could say something.
 */
export function outlineText(lines: readonly OutlineLine[], known: KnownNames): string {
  const said: string[] = [];
  const levels: Level[] = [];
  let skipped = Number.POSITIVE_INFINITY;
  const close = (depth: number): void => {
    for (const [at, { equal }] of levels.splice(depth).entries())
      if (equal > 1) said.push(`${' '.repeat(depth + at)}x${equal}`);
  };
  for (const line of lines) {
    if (line.depth > skipped) continue;
    skipped = Number.POSITIVE_INFINITY;
    const name = nameOf(line, known);
    const before = levels[line.depth];
    if (before?.name === name && line.depth > 0) {
      levels.splice(line.depth + 1);
      before.equal += 1;
      skipped = line.depth;
      continue;
    }
    close(line.depth);
    if (line.depth === 0 && said.length > 0) said.push('the whole page');
    levels[line.depth] = { name, equal: 1 };
    said.push(' '.repeat(line.depth) + name);
  }
  close(0);
  return said.slice(0, most.lines).join('\n').slice(0, most.characters);
}

function nameOf({ tag, names, children }: OutlineLine, known: KnownNames): string {
  const isKnown = (name: string): boolean =>
    spoken.test(name) || (/^[a-z]+$/.test(name) && known.isField(tag, name));
  const shown = [...new Set(names.map((name) => (isKnown(name) ? name : '?')))].sort().join(' ');
  return `${/^[a-z\d]+$/.test(tag) && known.isTag(tag) ? tag : '?'}[${shown}] ${children}`;
}
