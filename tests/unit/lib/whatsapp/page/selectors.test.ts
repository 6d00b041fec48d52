import { describe, expect, it } from 'vitest';
import { selectors, verifiedAt, type Target } from '@/lib/whatsapp/page/selectors';
import { readTestIds } from '@/tests/support/whatsapp-names/read-names';

const targets: readonly (readonly [string, Target])[] = Object.entries(selectors);
const known = readTestIds();

/** Names in a selector that WhatsApp's own source does not have. */
function unknownNames(css: string): string[] {
  const used = [...css.matchAll(/\[data-testid(\^?=)"([^"]+)"\]/g)];
  return used.map(([, , name = '']) => name).filter((name) => !known.has(name));
}

describe('the selectors', () => {
  it('use only data-testid values that occur in WhatsApp Web', () => {
    const used = targets
      .flatMap(([, target]) => target.candidates)
      .filter(({ css }) => css.includes('data-testid'));
    expect(used.length).toBeGreaterThan(8);
    expect(used.flatMap(({ css }) => unknownNames(css))).toEqual([]);
  });

  it('would be refused with a name that somebody made up', () => {
    expect(unknownNames('[data-testid="list-item-container"]')).toEqual(['list-item-container']);
    expect(unknownNames('[data-testid^="conv-msg-"]')).toEqual([]);
  });

  it('never rest on a data-testid alone, because they were all gone once', () => {
    // Without these something is simply not known; nothing is taken for something else.
    const marks = new Set(['signedOut', 'intro', 'drawerRight', 'rowUnread', 'rowSent']);
    const alone = targets.filter(
      ([name, target]) =>
        !marks.has(name) && target.candidates.every(({ css }) => css.includes('data-testid')),
    );
    expect(alone.map(([name]) => name)).toEqual([]);
  });

  it('contain no class name, no language and no address', () => {
    const texts = targets.flatMap(([, target]) => target.candidates.map(({ css }) => css));
    expect(texts.filter((css) => /\.[a-z_]|aria-label|https?:|url\(/i.test(css))).toEqual([]);
  });

  it('say what a person sees there, how many there may be, and when somebody looked last', () => {
    for (const [name, target] of targets) {
      expect(target.sees.length, name).toBeGreaterThan(8);
      expect(target.count[0], name).toBeGreaterThanOrEqual(1);
      expect(target.count[1], name).toBeGreaterThanOrEqual(target.count[0]);
      const names = target.candidates.map((candidate) => candidate.name);
      expect(new Set(names).size, name).toBe(names.length);
    }
    expect(Date.parse(verifiedAt.day)).not.toBeNaN();
  });
});
