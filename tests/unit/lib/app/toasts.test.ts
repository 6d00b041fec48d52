import { describe, expect, it } from 'vitest';
import { Toasts } from '@/lib/app/toasts';
import { TestClock } from '@/tests/support/builders/test-clock';

function desk() {
  const clock = new TestClock();
  const toasts = new Toasts(clock, new AbortController().signal);
  return { clock, toasts, shown: () => toasts.state.getState().toasts.map(({ text }) => text) };
}

describe('toasts', () => {
  it('offers one press beside its words', () => {
    const { toasts } = desk();
    let pressed = 0;
    toasts.offer('It could not be put there.', 'danger', {
      label: 'Copy instead',
      run: () => (pressed += 1),
    });
    const [toast] = toasts.state.getState().toasts;
    expect(toast?.offer?.label).toBe('Copy instead');
    toast?.offer?.run();
    expect(pressed).toBe(1);
    expect(toast?.undo).toBeNull();
  });

  it('shows the newest and goes by itself', () => {
    const { clock, toasts, shown } = desk();
    toasts.changed({ command: 'a', text: 'one' });
    toasts.changed({ command: 'b', text: 'two' });
    expect(shown()).toEqual(['two']);
    clock.move(8_000);
    expect(shown()).toEqual([]);
  });

  it('stays while it is looked at', () => {
    const { clock, toasts, shown } = desk();
    toasts.changed({ command: 'a', text: 'one' });
    toasts.hold(true);
    clock.move(60_000);
    expect(shown()).toEqual(['one']);
    toasts.hold(false);
    clock.move(2_000);
    expect(shown()).toEqual([]);
  });

  it('takes changes back newest first, also after their message has gone', () => {
    const { clock, toasts } = desk();
    toasts.changed({ command: 'a', text: 'one' });
    toasts.changed({ command: 'b', text: 'two' }, true);
    clock.move(60_000);
    expect(toasts.takeNewest()?.command).toBe('b');
    expect(toasts.takeNewest()?.command).toBe('a');
    expect(toasts.takeNewest()).toBeUndefined();
  });

  it('offers a change that was taken back neither as a message nor to the keyboard', () => {
    const { toasts, shown } = desk();
    toasts.changed({ command: 'a', text: 'one' });
    toasts.forget('a');
    expect([shown(), toasts.takeNewest()]).toEqual([[], undefined]);
  });
});
