import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Identity } from '@/lib/domain/contact/identity';
import { createMarkDesk } from '@/lib/messaging/wire/mark-desk';
import { markModeOf, type MarkAnswer } from '@/lib/messaging/wire/marks';
import { isMarksChanged, parseMarkAnswer } from '@/lib/messaging/wire/parse-marks';

const chat = (key: string) => ({ key, identities: [{ kind: 'phone', value: key } as const] });
const red = { said: '1 label', dots: ['red'], more: false, due: 'none' } as const;

function setUp(answer: (asked: readonly (readonly Identity[])[]) => MarkAnswer | undefined) {
  const stop = new AbortController();
  const asked: string[][] = [];
  let came = 0;
  let off = 0;
  const desk = createMarkDesk({
    ask: async (chats) => {
      asked.push(chats.map(([identity]) => identity?.value ?? ''));
      return answer(chats);
    },
    onMarks: () => void (came += 1),
    onOff: () => void (off += 1),
    signal: stop.signal,
  });
  return { desk, asked, stop, came: () => came, off: () => off };
}

const allRed = (chats: readonly unknown[]): MarkAnswer => ({
  mode: 'colours',
  marks: chats.map(() => red),
  againIn: null,
});

describe('createMarkDesk', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks once for the lines that are there and forgets those that left', async () => {
    const { desk, asked, came } = setUp(allRed);
    desk.onRows([chat('a'), chat('b')]);
    desk.onRows([chat('b'), chat('c')]);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toEqual([['b', 'c']]);
    expect([desk.markOf('a'), desk.markOf('b')]).toEqual([undefined, red]);
    expect(came()).toBe(1);
    desk.onRows([chat('b'), chat('c')]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
  });

  it('asks in parts of at most 100, however many lines there are', async () => {
    const { desk, asked } = setUp(allRed);
    desk.onRows(Array.from({ length: 230 }, (_, index) => chat(String(index))));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked.map((each) => each.length)).toEqual([100, 100, 30]);
  });

  it('keeps the old marks until the new ones came, and asks by itself when something becomes due', async () => {
    let due: 'none' | 'late' = 'none';
    const { desk, asked } = setUp((chats) => ({
      mode: 'names',
      marks: chats.map(() => ({ ...red, due })),
      againIn: 5_000,
    }));
    desk.onRows([chat('a')]);
    await vi.advanceTimersByTimeAsync(200);
    due = 'late';
    desk.renew();
    expect(desk.markOf('a')).toEqual(red);
    await vi.advanceTimersByTimeAsync(200);
    expect(desk.markOf('a')?.due).toBe('late');
    await vi.advanceTimersByTimeAsync(5_200);
    expect(asked).toHaveLength(3);
  });

  it('says that it is off, and asks nothing after its end', async () => {
    const { desk, asked, off, stop } = setUp(() => ({ mode: 'off', marks: [], againIn: null }));
    desk.onRows([chat('a')]);
    await vi.advanceTimersByTimeAsync(200);
    expect(off()).toBe(1);
    stop.abort();
    desk.onRows([chat('b')]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });

  it('tries again later where the worker did not answer', async () => {
    const { desk, asked } = setUp(() => undefined);
    desk.onRows([chat('a')]);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(asked).toHaveLength(2);
  });
});

describe('what the worker says about marks', () => {
  const answer = { mode: 'names', marks: [null, red], againIn: 7 };

  it('is read as it is meant', () => {
    expect(parseMarkAnswer({ ok: true, value: answer })).toEqual(answer);
    expect(isMarksChanged({ to: 'page', kind: 'marks' })).toBe(true);
  });

  it('is nothing where it is odd', () => {
    const odd: unknown[] = [
      undefined,
      { ok: false, code: 'closed' },
      { ok: true, value: { ...answer, mode: 'all' } },
      { ok: true, value: { ...answer, marks: [{ ...red, dots: 'red' }] } },
      { ok: true, value: { ...answer, marks: Array.from({ length: 101 }, () => null) } },
    ];
    expect(odd.map((each) => parseMarkAnswer(each))).toEqual(odd.map(() => undefined));
    expect(isMarksChanged({ to: 'page', kind: 'gate' })).toBe(false);
  });

  it('is off where nobody chose', () => {
    expect([undefined, null, true, 'all', 'names'].map(markModeOf)).toEqual([
      'off',
      'off',
      'off',
      'off',
      'names',
    ]);
  });
});
