import { describe, expect, it } from 'vitest';
import { createLiveHub } from '@/server/live/live-hub';

function hub() {
  const timers: (() => void)[] = [];
  const live = createLiveHub({ tellOthers: () => undefined, later: (work) => void timers.push(work) });
  const heard: unknown[] = [];
  live.join({
    workspaceId: 'w',
    clientId: 'c',
    seatId: 's',
    send: (message) => void heard.push(message),
    close: () => undefined,
  });
  const pass = () => timers.splice(0).forEach((work) => work());
  return { live, heard, pass };
}

const head = (to: number) => ({ kind: 'head', head: to });

describe('hints', () => {
  it('of a single change go out at once, and only once', () => {
    const { live, heard, pass } = hub();
    live.head('w', 1);
    expect(heard).toEqual([head(1)]);
    pass();
    pass();
    expect(heard).toEqual([head(1)]);
  });

  it('of many changes in a row are gathered, and the last head is never left out', () => {
    const { live, heard, pass } = hub();
    for (let seq = 1; seq <= 50; seq += 1) live.head('w', seq);
    expect(heard).toEqual([head(1)]);
    pass();
    expect(heard).toEqual([head(1), head(50)]);
    live.head('w', 51);
    expect(heard).toHaveLength(2);
    pass();
    expect(heard).toEqual([head(1), head(50), head(51)]);
  });

  it('of another workspace are not heard', () => {
    const { live, heard, pass } = hub();
    live.head('other', 9);
    pass();
    expect(heard).toEqual([]);
  });
});
