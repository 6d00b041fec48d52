import { describe, expect, it } from 'vitest';
import { answerMarks } from '@/lib/hub/answer-marks';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const asha = [{ kind: 'phone', value: '+919864012345' }] as const;
const nobody = [{ kind: 'phone', value: '+919864099999' }] as const;
const hour = 3_600_000;

async function shop(mode: string): Promise<{ hub: TestHub; contactId: string }> {
  const hub = buildHub();
  const { contactId } = await hub.do('contact.save', person('+919864012345'));
  for (const [name, colour] of [
    ['VIP', 'red'],
    ['Paid', 'green'],
    ['Late', 'grey'],
    ['Zeta', 'blue'],
  ] as const)
    await hub.do('label.add', { name, colour, contactId });
  await hub.do('setting.set', { key: 'chatMarks', value: mode });
  return { hub, contactId };
}

const marksOf = async (hub: TestHub, chats: unknown = [asha, nobody], lang = 'en') => {
  const answer = await answerMarks(hub.root, { chats, lang });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
};

describe('marks for the chat list', () => {
  it('are none of anybody until a person switched them on', async () => {
    const { hub } = await shop('off');
    expect(await marksOf(hub)).toEqual({ mode: 'off', marks: [], againIn: null });
    const fresh = buildHub();
    await fresh.do('contact.save', person('+919864012345'));
    expect((await marksOf(fresh)).mode).toBe('off');
  });

  it('are colours without a name, three at most', async () => {
    const { hub } = await shop('colours');
    const { marks } = await marksOf(hub);
    expect(marks).toEqual([
      {
        said: '4 labels',
        dots: ['light-dark(#5d6670,#aab4be)', 'light-dark(#1d6b3a,#82d49f)', 'light-dark(#b3261e,#ff9d94)'],
        more: true,
        due: 'none',
      },
      null,
    ]);
  });

  it('have names where the person allowed them', async () => {
    const { hub } = await shop('names');
    expect((await marksOf(hub)).marks[0]?.said).toBe('Late · Paid · VIP · …');
  });

  it('tell what is due, and when that will be another thing', async () => {
    const { hub, contactId } = await shop('colours');
    const dueAt = hub.clock.now() + hour;
    await hub.do('follow-up.add', { contactId, title: 'Call', dueAt, zone: 'UTC' });
    const before = await marksOf(hub);
    expect(before.marks[0]?.due).toBe('today');
    expect(before.againIn).toBe(hour);
    hub.clock.move(hour);
    expect((await marksOf(hub)).marks[0]).toMatchObject({
      due: 'late',
      said: '4 labels · Follow-up overdue',
    });
    const hindi = (await marksOf(hub, [asha], 'hi')).marks[0];
    expect(hindi?.said).toBe('4 लेबल · फ़ॉलो-अप का समय निकल गया');
  });

  it('are gone with the contact, and there are none for a chat of two', async () => {
    const { hub, contactId } = await shop('colours');
    await hub.do('contact.save', { ...person('+919864054321'), name: 'Other' });
    const both = [...asha, { kind: 'phone', value: '+919864054321' }];
    expect((await marksOf(hub, [both])).marks).toEqual([null]);
    hub.data().model.hide(contactId, true);
    expect((await marksOf(hub)).marks).toEqual([null, null]);
  });

  it('are refused where the gate is closed and where the question makes no sense', async () => {
    const paused = buildHub({ gate: 'paused' });
    expect(await answerMarks(paused.root, { chats: [], lang: 'en' })).toEqual({ ok: false, code: 'closed' });
    expect(paused.root.data()).toBeNull();
    const { hub } = await shop('names');
    for (const chats of ['all', Array.from({ length: 101 }, () => asha), [[{ kind: 'name', value: 'x' }]]])
      expect(await answerMarks(hub.root, { chats, lang: 'en' })).toEqual({ ok: false, code: 'refused' });
  });
});
