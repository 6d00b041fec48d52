import { describe, expect, it } from 'vitest';
import { frameHostStyle } from '@/lib/frame/frame-style';
import { pageWords } from '@/lib/i18n/page/words';
import { parsePageWords, wordsIn } from '@/lib/messaging/wire/page-words';

const skin = { theme: 'light', dir: 'ltr', lang: 'en' } as const;

describe('frameHostStyle', () => {
  it('puts contact at the end of the line and work at its start, by direction', () => {
    expect(frameHostStyle('contact', skin, true)).toContain('right: 0 !important');
    expect(frameHostStyle('contact', { ...skin, dir: 'rtl' }, true)).toContain('left: 0 !important');
    expect(frameHostStyle('work', skin, true)).toContain('left: 0 !important');
    expect(frameHostStyle('rail', { ...skin, dir: 'rtl' }, true)).toContain('left: 0 !important');
  });

  it('hides a frame without unloading it, and follows the theme', () => {
    expect(frameHostStyle('work', skin, false)).toContain('visibility: hidden');
    expect(frameHostStyle('work', skin, true)).not.toBe(
      frameHostStyle('work', { ...skin, theme: 'dark' }, true),
    );
  });

  it('can be overridden by no rule of the page', () => {
    const rules = frameHostStyle('contact', skin, true)
      .split(';')
      .filter((rule) => rule.trim() !== '');
    expect(rules.length).toBeGreaterThan(8);
    expect(rules.filter((rule) => !rule.endsWith('!important'))).toEqual([]);
  });
});

describe('the words in the page', () => {
  it('speaks Hindi where WhatsApp does, else English', () => {
    expect(wordsIn(pageWords, 'hi').openContact).toBe('संपर्क खोलें');
    expect(wordsIn(pageWords, 'hi-IN').openWork).toBe('काम खोलें');
    expect(wordsIn(pageWords, 'his').openWork).toBe('Open work');
    expect(wordsIn(pageWords, 'de').openContact).toBe('Open contact');
    expect(parsePageWords(JSON.parse(JSON.stringify(pageWords)))).toEqual(pageWords);
    expect(parsePageWords({ en: pageWords.en })).toBeUndefined();
  });
});
