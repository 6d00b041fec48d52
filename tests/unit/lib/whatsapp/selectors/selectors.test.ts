import { describe, expect, it } from 'vitest';
import { isPlainSelector } from '@/lib/whatsapp/selectors/selector-grammar';
import data from '@/lib/whatsapp/selectors/selectors.json';
import { packagedSelectors, targetNames } from '@/lib/whatsapp/selectors/packaged';
import { parseSelectorSet } from '@/lib/whatsapp/selectors/parse-selector-set';
import { fileOfSet } from '@/lib/whatsapp/selectors/file-of-set';
import type { Target } from '@/lib/whatsapp/selectors/selector-set';
import { takeSelectors } from '@/lib/whatsapp/selectors/take-selectors';
import { readTestIds } from '@/tests/support/whatsapp-names/read-names';

const targets: readonly (readonly [string, Target])[] = Object.entries(packagedSelectors.targets);
const known = readTestIds();

/** Names in a selector that WhatsApp's own source does not have, or of which it gives only a piece. */
function unknownNames(css: string): string[] {
  const used = [...css.matchAll(/data-testid(?:([\^*$]?=)"([^"]*)")?/g)];
  return used.flatMap(([, is = '', name = '']) =>
    is === '' || (['=', '^='].includes(is) && known.has(name)) ? [] : [name],
  );
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
    expect(unknownNames('[data-testid*="made-up"], [data-testid$="panel-wrapper"]')).toHaveLength(2);
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
    expect(Date.parse(packagedSelectors.verifiedAt)).not.toBeNaN();
    expect(packagedSelectors.releases.from < packagedSelectors.releases.to).toBe(true);
  });

  it('are written in the small language that a file may use', () => {
    expect(
      targets.flatMap(([, { candidates }]) => candidates.filter(({ css }) => !isPlainSelector(css))),
    ).toEqual([]);
  });
});

describe('the small language', () => {
  it.each([
    '#app .x1n2onr6',
    'div.message-in',
    '[aria-label="Chats"]',
    '[onclick]',
    '[style*="display"]',
    '#app:hover',
    'a[href^="https:"]',
    'div:has(> header',
    'div)',
    'div:nth-child(2)',
    'div + div',
    '*',
    '',
    ' #app',
    'div::before',
    'a\\:b',
    '@import "x"',
    `#app ${'div '.repeat(100)}div`,
  ])('refuses %j', (css) => expect(isPlainSelector(css)).toBe(false));

  it.each(['#app #main', '[aria-label="chat-list-filters"]', ':scope > header', 'div:not([role="row"], p)'])(
    'takes %j',
    (css) => expect(isPlainSelector(css)).toBe(true),
  );
});

describe('a selector file', () => {
  const file = (): Record<string, any> => structuredClone(fileOfSet(packagedSelectors));
  const parse = (raw: unknown) => parseSelectorSet(raw, targetNames());

  it('is read back as it was', () => {
    expect(parse(file())).toEqual({ ok: true, value: packagedSelectors });
    expect(parse(data)).toMatchObject({ ok: true });
  });

  it('is taken from the worker whole, with all that the page is read by', () => {
    const taken = takeSelectors(JSON.parse(JSON.stringify(file())));
    const { version, verifiedAt } = packagedSelectors;
    const read = targets.map(([name, { within, count, visible, candidates }]) => [
      name,
      { within, count, visible, candidates },
    ]);
    expect(taken).toEqual({ version, verifiedAt, targets: Object.fromEntries(read) });
  });

  it.each<[string, (raw: Record<string, any>) => unknown]>([
    ['no targets', (raw) => delete raw['targets']],
    ['a target that is none', (raw) => (raw['targets'].main = null)],
    ['an unknown place', (raw) => (raw['targets'].main.within = 'anywhere')],
    ['half a count', (raw) => (raw['targets'].main.count = [1])],
    ['a selector that is no text', (raw) => (raw['targets'].main.candidates[0].css = 7)],
  ])('with %s is not taken by the page side', (_, spoil) => {
    const raw = file();
    spoil(raw);
    expect(takeSelectors(raw)).toBeUndefined();
  });

  it.each<[string, (raw: Record<string, any>) => unknown]>([
    ['another field', (raw) => (raw['run'] = 'alert(1)')],
    ['a missing target', (raw) => delete raw['targets'].main],
    ['an invented target', (raw) => (raw['targets'].extra = raw['targets'].main)],
    ['a target with code', (raw) => (raw['targets'].main.code = '() => 1')],
    ['no candidates', (raw) => (raw['targets'].main.candidates = [])],
    ['two ways of one name', (raw) => raw['targets'].main.candidates.push(raw['targets'].main.candidates[0])],
    ['a class name', (raw) => (raw['targets'].main.candidates[0].css = '.x1n2onr6')],
    [
      'a function for a selector',
      (raw) => (raw['targets'].main.candidates[0].css = { toString: () => '#app' }),
    ],
    ['a count upside down', (raw) => (raw['targets'].main.count = [2, 1])],
    ['a version that is no number', (raw) => (raw['version'] = '2')],
    ['a day that is none', (raw) => (raw['verifiedAt'] = 'yesterday')],
    ['a prototype', (raw) => (raw['targets'] = Object.create(raw['targets']))],
  ])('with %s is refused', (_, spoil) => {
    const raw = file();
    spoil(raw);
    expect(parse(raw)).toMatchObject({ ok: false });
  });
});
