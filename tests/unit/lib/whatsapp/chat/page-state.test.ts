import { describe, expect, it } from 'vitest';
import { patience, stateOfScreen, stateOfStream } from '@/lib/whatsapp/chat/page-state';

describe('stateOfScreen', () => {
  it('waits a moment when a chat has just gone, then says that none is open', () => {
    expect(stateOfScreen('between', { waited: 100, wasOpen: true })).toEqual({
      state: 'loading',
      final: false,
    });
    expect(stateOfScreen('between', { waited: patience.switchMs, wasOpen: true }).state).toBe('no-chat');
    expect(stateOfScreen('between', { waited: 0, wasOpen: false }).state).toBe('no-chat');
  });

  it('calls a page unreadable only after it had time to load', () => {
    expect(stateOfScreen('unknown', { waited: 1_000, wasOpen: false }).state).toBe('loading');
    expect(stateOfScreen('unknown', { waited: patience.unknownMs, wasOpen: false }).state).toBe('unreadable');
  });

  it('takes the page at its word otherwise', () => {
    const so = { waited: 0, wasOpen: false };
    expect(stateOfScreen('loading', so).state).toBe('loading');
    expect(stateOfScreen('signed-out', so).state).toBe('signed-out');
    expect(stateOfScreen('no-chat', so).state).toBe('no-chat');
  });
});

describe('stateOfStream', () => {
  it('knows three words and makes nothing of the others', () => {
    expect(['QR', 'CONFLICT', 'SYNCING', 'MAIN', ''].map(stateOfStream)).toEqual([
      'signed-out',
      'conflict',
      'syncing',
      undefined,
      undefined,
    ]);
  });
});
