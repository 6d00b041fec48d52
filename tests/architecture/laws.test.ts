import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The laws of a document, by number, as its tables list them. */
function lawsIn(path: string): readonly string[] {
  const rows = readFileSync(path, 'utf8').matchAll(/^\| ([A-Z]\d+) +\|/gm);
  return [...rows].map(([, number = '']) => number);
}

/** Every number that begins the name of a test, written out or as a key of a list of names. */
function namesIn(paths: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    for (const [, number = ''] of text.matchAll(/(?:['"`]|^ {2}|, )([A-Z]\d+)(?:: ['"]|[ ,])/gm))
      found.add(number);
  }
  return found;
}

describe('lib/sync/SPEC.md', () => {
  const laws = lawsIn('lib/sync/SPEC.md');
  const tests = globSync([
    'tests/laws/*.law.test.ts',
    'tests/unit/lib/sync/**/*.test.ts',
    'tests/unit/lib/hub/sync/*.test.ts',
    'tests/server/people.test.ts',
  ]);
  const names = namesIn(tests);

  it('numbers its laws without a gap and none twice', () => {
    for (const letter of new Set(laws.map((law) => law.slice(0, 1)))) {
      const numbers = laws.filter((law) => law.startsWith(letter)).map((law) => Number(law.slice(1)));
      expect(numbers, letter).toEqual(numbers.map((_, index) => index + 1));
    }
    expect(laws.length).toBeGreaterThan(35);
  });

  it.each(laws)('%s has a test of its name', (law) => {
    expect([...names]).toContain(law);
  });

  it('has every law that a test is named after', () => {
    const letters = new Set(laws.map((law) => law.slice(0, 1)));
    const unknown = [...names].filter((name) => letters.has(name.slice(0, 1)) && !laws.includes(name));
    expect(unknown).toEqual([]);
  });
});
