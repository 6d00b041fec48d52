import { describe, expect, it } from 'vitest';
import type { OpenChat } from '@/lib/messaging/wire/host';
import { createBreakers } from '@/lib/whatsapp/health/breakers';
import { isSafeModeDue, judge, type Signs } from '@/lib/whatsapp/health/judge';
import { contradicts } from '@/lib/whatsapp/health/loose-finder';
import { createSafeMode, safeModeRule } from '@/lib/whatsapp/health/safe-mode';

const page = (screen: Signs['page']['screen']): Signs['page'] => ({
  screen,
  main: null,
  titleElement: null,
  title: screen === 'chat' ? 'Asha' : '',
  candidate: '',
  messageIds: [],
});
const chat: OpenChat = {
  token: 't',
  kind: 'person',
  title: 'Asha',
  identities: [{ kind: 'phone', value: '+15550100' }],
  certainty: 'verified',
  provenance: { tier: 'modules', candidate: 'ChatCollection.getActive', at: 1 },
};
const found = { rank: 0, candidate: 'testid', matches: 1 };
const lost = { rank: -1, candidate: '', matches: 0 };

function signs(over: Partial<Signs> = {}): Signs {
  return {
    page: page('chat'),
    chat,
    givenUp: false,
    loose: { composers: 1, chosen: ['Asha'], rows: 6, lists: 1 },
    probe: () => found,
    modules: true,
    breakers: createBreakers(() => 1_000),
    ...over,
  };
}
const states = (of: Signs): Record<string, string> =>
  Object.fromEntries(judge(of).map(({ name, state }) => [name, state]));

describe('what works', () => {
  it('is everything on a page that is as we know it', () => {
    expect([...new Set(Object.values(states(signs())))]).toEqual(['works']);
  });

  it('guesses where a second-best way was used, or the page alone names the chat', () => {
    const guessing = states(
      signs({
        chat: {
          ...chat,
          certainty: 'page-only',
          provenance: { tier: 'page', candidate: 'title:tab', at: 1 },
        },
        probe: () => ({ ...found, rank: 1 }),
        modules: false,
      }),
    );
    expect([...new Set(Object.values(guessing))]).toEqual(['guesses']);
  });

  it('is not in question where no chat is open', () => {
    const none = signs({
      page: page('no-chat'),
      chat: null,
      loose: { composers: 0, chosen: [], rows: 0, lists: 1 },
      probe: (name) => (name === 'messages' || name === 'composer' ? lost : found),
    });
    expect(states(none)).toEqual({
      screen: 'works',
      chat: 'idle',
      number: 'idle',
      messages: 'idle',
      composer: 'idle',
      list: 'works',
      open: 'works',
    });
    expect(isSafeModeDue(judge(none))).toBe(false);
  });

  it('is no composer where nobody may write, but a missed one where the loose finder sees it', () => {
    const probe: Signs['probe'] = (name) => (name === 'composer' ? lost : found);
    const silent = signs({ probe, loose: { composers: 0, chosen: [], rows: 6, lists: 1 } });
    expect(states(silent)['composer']).toBe('idle');
    expect(judge(signs({ probe })).find(({ name }) => name === 'composer')).toMatchObject({
      state: 'fails',
      disagrees: true,
    });
  });

  it('is the chat list by the modules, a guess by the page alone, and missed only where something like it is there', () => {
    const listOf = (over: Partial<Signs>) => judge(signs(over)).find(({ name }) => name === 'list');
    expect(listOf({})).toMatchObject({ state: 'works', tier: 'modules', candidate: 'testid' });
    expect(listOf({ modules: false })).toMatchObject({ state: 'guesses', tier: 'page' });
    const probe: Signs['probe'] = (name) => (name === 'chatList' ? lost : found);
    expect(listOf({ probe })).toMatchObject({ state: 'fails', disagrees: true });
    const { loose } = signs();
    expect(listOf({ probe, loose: { ...loose, lists: 0 } })).toMatchObject({ state: 'idle' });
  });

  it('is not the chat when the page says that none is open and there is a box to type into', () => {
    const missed = judge(signs({ page: page('between'), chat: null }));
    expect(missed.find(({ name }) => name === 'chat')).toMatchObject({ state: 'fails', disagrees: true });
  });

  it('is not the chat in conflict, and a chat without identities has no number', () => {
    const conflict = signs({ chat: { ...chat, certainty: 'conflict', identities: [] } });
    expect(states(conflict)).toMatchObject({ chat: 'fails', number: 'fails' });
  });

  it('is nothing that rests after failures in a row, until the rest is over', () => {
    let at = 0;
    const breakers = createBreakers(() => at);
    for (let tries = 0; tries < 3; tries += 1) breakers.note('open', false);
    expect(judge(signs({ breakers })).find(({ name }) => name === 'open')).toMatchObject({
      state: 'fails',
      resting: true,
    });
    expect(states(signs({ breakers }))['chat']).toBe('works');
    at = 10_000;
    expect(states(signs({ breakers }))['open']).toBe('works');
    breakers.note('open', true);
    expect(breakers.lastWorkedAt('open')).toBe(10_000);
  });
});

describe('safe mode', () => {
  it('is due when two critical capabilities fail, not for one, nor for what is not critical', () => {
    const unknown = signs({ page: page('unknown'), chat: null, probe: () => lost, modules: false });
    expect(isSafeModeDue(judge(unknown))).toBe(true);
    const onlyComposer = signs({
      probe: (name) => (name === 'composer' || name === 'messages' ? lost : found),
    });
    expect(states(onlyComposer)).toMatchObject({ composer: 'fails', messages: 'fails' });
    expect(isSafeModeDue(judge(onlyComposer))).toBe(false);
  });

  it('is due without message box and without a way to open chats, not without message box and chat list', () => {
    const lostOnes = (...names: string[]): Signs =>
      signs({ modules: false, probe: (name) => (names.includes(name) ? lost : found) });
    const open = judge(lostOnes('composer', 'mainScreen'));
    expect(open.filter(({ state }) => state === 'fails').map(({ name }) => name)).toEqual([
      'composer',
      'open',
    ]);
    expect(isSafeModeDue(open)).toBe(true);
    const list = judge(lostOnes('composer', 'chatList'));
    expect(list.filter(({ state }) => state === 'fails').map(({ name }) => name)).toEqual([
      'composer',
      'list',
    ]);
    expect(isSafeModeDue(list)).toBe(false);
  });

  it('counts a message box and a list that rest after failures in a row', () => {
    const breakers = createBreakers(() => 0);
    for (let tries = 0; tries < 3; tries += 1) {
      breakers.note('composer', false);
      breakers.note('list', false);
    }
    expect(states(signs({ breakers }))).toMatchObject({ composer: 'fails', list: 'fails', open: 'works' });
    expect(isSafeModeDue(judge(signs({ breakers })))).toBe(false);
    for (let tries = 0; tries < 3; tries += 1) breakers.note('open', false);
    expect(isSafeModeDue(judge(signs({ breakers })))).toBe(true);
  });

  it('begins only when that lasts, and ends when it is over for a while', () => {
    const safe = createSafeMode();
    expect(safe.look(true, 0)).toBe(false);
    expect(safe.look(false, 3_000)).toBe(false);
    expect(safe.look(true, 4_000)).toBe(false);
    expect(safe.look(true, 4_000 + safeModeRule.enterMs)).toBe(true);
    expect(safe.look(false, 20_000)).toBe(true);
    expect(safe.look(true, 21_000)).toBe(true);
    expect(safe.look(false, 22_000)).toBe(true);
    expect(safe.look(false, 22_000 + safeModeRule.leaveMs)).toBe(false);
    expect(safe.isOn()).toBe(false);
  });
});

describe('the loose finder', () => {
  const look = (...chosen: string[]) => ({ composers: 1, chosen, rows: 1, lists: 1 });
  it('contradicts a title that the chosen row does not hold', () => {
    expect(contradicts(look('Maria Santos', 'Maria Santos 12:00 Hello'), 'Asha')).toBe(true);
  });
  it('agrees with the same name, also in another spelling, and with a row that holds it among other words', () => {
    expect(contradicts(look('+44 7700 900101'), '+447700900101')).toBe(false);
    expect(contradicts(look('12:00 Asha Verma Hello'), 'Asha Verma')).toBe(false);
  });
  it('says nothing where no row is chosen or there is no title', () => {
    expect(contradicts(look(), 'Asha')).toBe(false);
    expect(contradicts(look('Asha'), '')).toBe(false);
  });
});
