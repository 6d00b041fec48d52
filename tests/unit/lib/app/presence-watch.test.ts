import { describe, expect, it } from 'vitest';
import { createWatch } from '@/lib/app/presence-watch';

const signs = (id: string, last: 'in' | 'out', draft = false) => ({ id, out: last === 'out', draft });

describe('watching a chat', () => {
  it('takes what goes out after a draft for an answer that was typed here', () => {
    const watch = createWatch();
    expect(watch.look(signs('a', 'in'), 0)).toEqual({ state: 'viewing', elsewhere: false });
    expect(watch.look(signs('a', 'in', true), 1_000).state).toBe('drafting');
    expect(watch.look(signs('b', 'out'), 2_000)).toEqual({ state: 'answered', elsewhere: false });
    expect(watch.look(signs('b', 'out'), 12_000).state).toBe('viewing');
  });

  it('says that somebody answered elsewhere, for half a minute', () => {
    const watch = createWatch();
    watch.look(signs('a', 'in'), 0);
    expect(watch.look(signs('b', 'out'), 1_000).elsewhere).toBe(true);
    expect(watch.look(signs('b', 'out'), 32_000).elsewhere).toBe(false);
  });

  it('warns although a draft stands here that was begun long before', () => {
    const watch = createWatch();
    watch.look(signs('a', 'in', true), 0);
    watch.look(signs('a', 'in'), 1_000);
    expect(watch.look(signs('b', 'out'), 9_000).elsewhere).toBe(true);
  });

  it('says nothing of what stood there when the chat was opened, of what comes in, or while nothing is read', () => {
    const watch = createWatch();
    expect(watch.look(null, 0)).toEqual({ state: 'viewing', elsewhere: false });
    expect(watch.look(signs('a', 'out'), 1_000).elsewhere).toBe(false);
    expect(watch.look(signs('b', 'in'), 2_000).elsewhere).toBe(false);
    expect(watch.look(signs('', 'out'), 3_000).elsewhere).toBe(false);
    expect(watch.look(signs('b', 'in'), 4_000).elsewhere).toBe(false);
  });
});
