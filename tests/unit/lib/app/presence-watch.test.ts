import { describe, expect, it } from 'vitest';
import { createWatch } from '@/lib/app/presence-watch';
import type { ChatSigns } from '@/lib/messaging/wire/host';

const signs = (id: string, last: 'in' | 'out', draft = false): ChatSigns => ({
  ...{ id, draft, acted: false },
  out: last === 'out',
});
const clicked = (id: string): ChatSigns => ({ ...signs(id, 'out'), acted: true });
const look = (watch: ReturnType<typeof createWatch>, seen: ChatSigns | null, now: number) =>
  watch.look({ signs: seen, now, byOther: false });

describe('watching a chat', () => {
  it('takes what goes out after a draft for an answer that was typed here', () => {
    const watch = createWatch();
    expect(look(watch, signs('a', 'in'), 0)).toEqual({ state: 'viewing', elsewhere: false });
    expect(look(watch, signs('a', 'in', true), 1_000).state).toBe('drafting');
    expect(look(watch, signs('b', 'out'), 2_000)).toEqual({ state: 'answered', elsewhere: false });
    expect(look(watch, signs('b', 'out'), 12_000).state).toBe('viewing');
  });

  it('takes what goes out right after a click for an answer from here: a picture leaves no draft', () => {
    const watch = createWatch();
    look(watch, signs('a', 'in'), 0);
    expect(look(watch, signs('b', 'out'), 7_000).elsewhere).toBe(true);
    expect(look(watch, clicked('c'), 8_000)).toEqual({ state: 'answered', elsewhere: false });
    expect(look(watch, signs('c', 'out'), 17_000)).toEqual({ state: 'viewing', elsewhere: false });
  });

  it('takes a click for none where it opened the chat, or where somebody else writes', () => {
    const watch = createWatch();
    look(watch, signs('a', 'in'), 0);
    expect(look(watch, clicked('b'), 2_000)).toEqual({ state: 'viewing', elsewhere: true });
    const other = createWatch();
    look(other, signs('a', 'in'), 0);
    expect(other.look({ signs: clicked('b'), now: 9_000, byOther: true })).toEqual({
      state: 'viewing',
      elsewhere: false,
    });
  });

  it('says that somebody answered elsewhere, for half a minute', () => {
    const watch = createWatch();
    look(watch, signs('a', 'in'), 0);
    expect(look(watch, signs('b', 'out'), 1_000).elsewhere).toBe(true);
    expect(look(watch, signs('b', 'out'), 32_000).elsewhere).toBe(false);
  });

  it('warns although a draft stands here that was begun long before', () => {
    const watch = createWatch();
    look(watch, signs('a', 'in', true), 0);
    look(watch, signs('a', 'in'), 1_000);
    expect(look(watch, signs('b', 'out'), 9_000).elsewhere).toBe(true);
  });

  it('says nothing of what stood there when the chat was opened, of what comes in, or while nothing is read', () => {
    const watch = createWatch();
    expect(look(watch, null, 0)).toEqual({ state: 'viewing', elsewhere: false });
    expect(look(watch, signs('a', 'out'), 1_000).elsewhere).toBe(false);
    expect(look(watch, signs('b', 'in'), 2_000).elsewhere).toBe(false);
    expect(look(watch, signs('', 'out'), 3_000).elsewhere).toBe(false);
    expect(look(watch, signs('b', 'in'), 4_000).elsewhere).toBe(false);
  });
});
