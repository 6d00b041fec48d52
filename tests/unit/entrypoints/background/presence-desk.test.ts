import { describe, expect, it } from 'vitest';
import { nextWord } from '@/entrypoints/background/presence-desk';

type Said = NonNullable<Parameters<typeof nextWord>[0]>;

/** What leaves over time, where the same chat is looked at once a second. */
function told(words: readonly Said['state'][], conversation = 'one'): string[] {
  let last: Said | null = null;
  const out: string[] = [];
  words.forEach((state, second) => {
    const next = nextWord(last, { conversation, state, at: second * 1_000 });
    if (next === null) return;
    last = next;
    out.push(`${second} ${next.state}`);
  });
  return out;
}

describe('what the team is told', () => {
  it('is said at once, then every 8 s as long as nothing changes', () => {
    expect(told(Array.from({ length: 20 }, () => 'viewing' as const))).toEqual([
      '0 viewing',
      '8 viewing',
      '16 viewing',
    ]);
  });

  it('says at once that somebody begins to write or has answered, and steps back after 2 s at the earliest', () => {
    const words = ['viewing', 'drafting', 'viewing', 'viewing', 'drafting', 'answered'] as const;
    expect(told(words)).toEqual(['0 viewing', '1 drafting', '3 viewing', '4 drafting', '5 answered']);
  });

  it('says that one has left the chat before, and then where one is', () => {
    const viewing = { conversation: 'one', state: 'viewing', at: 0 } as const;
    const other = { conversation: 'two', state: 'viewing', at: 1_000 } as const;
    const left = nextWord(viewing, other);
    expect(left).toEqual({ conversation: 'one', state: 'left', at: 1_000 });
    expect(nextWord(left, { ...other, at: 2_000 })).toBeNull();
    expect(nextWord(left, { ...other, at: 3_000 })).toEqual({ ...other, at: 3_000 });
  });

  it('says of a chat that fades anyway nothing more, and never that one left where one was not', () => {
    const old = { conversation: 'one', state: 'viewing', at: 0 } as const;
    const now = { conversation: 'two', state: 'viewing', at: 60_000 } as const;
    expect(nextWord(old, now)).toEqual(now);
    expect(nextWord(null, { conversation: 'one', state: 'left', at: 0 })).toBeNull();
  });
});
