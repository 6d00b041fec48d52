import { describe, expect, it } from 'vitest';
import { cleanPageText, cleanTyped, cut, excerpt } from '@/lib/domain/text/clean';

describe('text from the page', () => {
  it('loses marks that reorder or hide it, and line breaks', () => {
    expect(cleanPageText('\u202ea\u2066b\u200f\n\tc\u0007\u2028')).toBe('ab c');
  });

  it('keeps joiners, which letters and emoji are made with', () => {
    expect(cleanPageText('👩‍🌾 क्‍ष')).toBe('👩‍🌾 क्‍ष');
  });

  it('is cut between characters and never holds half of one', () => {
    expect(cleanPageText('🌸'.repeat(200), 5)).toBe('🌸🌸');
    expect(cleanPageText('a\ud83c')).toBe('a\ufffd');
    expect(cut('ab', 5)).toBe('ab');
  });
});

describe('typed text', () => {
  it('stays as typed, in one form of Unicode', () => {
    const text = '  Line one\n\tLine two <b>&amp;</b> \u200fעברית  ';
    expect(cleanTyped(text)).toBe(text);
    expect(cleanTyped('e\u0301\r\nx\u0000')).toBe('é\nx');
  });
});

describe('an excerpt', () => {
  it('is one line with an ellipsis where it ends early', () => {
    expect(excerpt('one\n two   three', 40)).toBe('one two three');
    expect(excerpt('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  });
});
