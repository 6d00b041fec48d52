import { describe, expect, it } from 'vitest';
import { frameHostStyle, railHostStyle } from '@/lib/frame/frame-style';
import { frameWords } from '@/lib/frame/frame-words';

const skin = { theme: 'light', dir: 'ltr', lang: 'en' } as const;

describe('frameHostStyle', () => {
  it('puts contact at the end of the line and work at its start, by direction', () => {
    expect(frameHostStyle('contact', skin, true)).toContain('right: 0 !important');
    expect(frameHostStyle('contact', { ...skin, dir: 'rtl' }, true)).toContain('left: 0 !important');
    expect(frameHostStyle('work', skin, true)).toContain('left: 0 !important');
    expect(railHostStyle({ ...skin, dir: 'rtl' })).toContain('left: 0 !important');
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

describe('frameWords', () => {
  it('speaks Hindi where WhatsApp does, else English', () => {
    expect(frameWords('hi').openContact).toBe('संपर्क खोलें');
    expect(frameWords('hi-IN').openWork).toBe('काम खोलें');
    expect(frameWords('his').openWork).toBe('Open work');
    expect(frameWords('de').openContact).toBe('Open contact');
  });
});
