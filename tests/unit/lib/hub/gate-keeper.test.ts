import { describe, expect, it } from 'vitest';
import { createGateKeeper } from '@/lib/hub/gate-keeper';
import { memoryFlag } from '@/tests/support/builders/test-hub';

describe('the gate', () => {
  it.each([
    [undefined, 'undecided', false],
    ['open', 'undecided', false],
    [{ gate: 'wide-open', accepted: true }, 'undecided', false],
    [{ gate: 'open' }, 'open', false],
    [{ gate: 'paused', accepted: true }, 'paused', true],
    [{ gate: 'declined', accepted: true }, 'declined', true],
  ])('reads the flag %j as %s', async (flag, gate, accepted) => {
    const keeper = createGateKeeper({ read: () => Promise.resolve(flag), write: () => Promise.resolve() });
    expect(keeper.now()).toBe('undecided');
    await keeper.ready;
    expect([keeper.now(), keeper.everAccepted()]).toEqual([gate, accepted]);
  });

  it('stays closed when the flag cannot be read', async () => {
    const keeper = createGateKeeper({
      read: () => Promise.reject(new Error('no')),
      write: () => Promise.resolve(),
    });
    await keeper.ready;
    expect(keeper.now()).toBe('undecided');
  });

  it('counts only what was written', async () => {
    const keeper = createGateKeeper({
      read: () => Promise.resolve(undefined),
      write: () => Promise.reject(new Error('full')),
    });
    await expect(keeper.change('open')).rejects.toThrow('full');
    expect([keeper.now(), keeper.everAccepted()]).toEqual(['undecided', false]);
  });

  it('remembers that there is a store after consent was taken back, until everything was erased', async () => {
    const store = memoryFlag('undecided');
    const keeper = createGateKeeper(store);
    await keeper.change('open');
    await keeper.change('declined');
    expect([keeper.now(), keeper.everAccepted()]).toEqual(['declined', true]);
    const again = createGateKeeper(store);
    await again.ready;
    expect(again.everAccepted()).toBe(true);
    again.forget();
    expect([again.now(), again.everAccepted()]).toEqual(['undecided', false]);
  });
});
