import { describe, expect, it } from 'vitest';
import { samplePeople } from '@/lib/domain/sample/people';
import { statusAnswer } from '@/lib/hub/status-answer';
import { dayEnd } from '@/lib/domain/follow-up/day-end';
import { workToday } from '@/lib/model/queries/work-today';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const status = (hub: TestHub) =>
  statusAnswer({
    data: hub.data(),
    gate: 'open',
    outside: hub.root.outside,
    now: hub.clock.now(),
    signal: new AbortController().signal,
  });

describe('sample data', () => {
  it('is added once and counted as such', async () => {
    const hub = buildHub();
    expect(await hub.do('sample.add', {})).toEqual({ contacts: 24 });
    expect(await hub.do('sample.add', {})).toEqual({ contacts: 0 });
    expect(status(hub)).toMatchObject({ contacts: 24, sample: 24 });
  });

  it('has something late, something today and something next, at any hour', async () => {
    for (const hour of [0, 9, 23]) {
      const hub = buildHub();
      hub.clock.set(Date.UTC(2026, 5, 1, hour, 59, 30));
      await hub.do('sample.add', {});
      const now = hub.clock.now();
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const today = workToday(hub.data().model, { now, dayEnd: dayEnd(now, zone), limit: 50 });
      expect([today.overdue.count, today.today.count, today.next.count]).toEqual([4, 4, 4]);
    }
  });

  it('goes for good in one step, with what was written about it, and leaves everything else', async () => {
    const hub = buildHub();
    const own = await hub.do('contact.save', person('+919864012345'));
    await hub.do('sample.add', {});
    const [label] = [...hub.data().model.tables.labels.rows()];
    await hub.do('contact.label', { contactId: own.contactId, labelId: label?.id ?? '', on: true });
    const [sample] = [...hub.data().model.tables.contacts.rows()].filter((each) => each.d.sample === true);
    await hub.do('note.add', { contactId: sample?.id ?? '', body: 'Mine' });
    expect(JSON.stringify(hub.disk.entries('history'))).toContain('Mine');
    expect(await hub.do('sample.remove', {})).toEqual({ contacts: 24 });
    expect(status(hub)).toMatchObject({ contacts: 1, sample: 0 });
    expect(hub.data().model.tables.notes.size).toBe(0);
    expect(JSON.stringify(hub.disk.entries('history'))).not.toContain('Mine');
    expect(await hub.data().histories.of(sample?.id ?? '')).toEqual({ ok: true, value: [] });
    expect(await hub.data().histories.of(own.contactId)).toMatchObject({ value: { length: 2 } });
    expect(hub.data().model.tables.followUps.size).toBe(0);
    expect(hub.data().model.tables.labels.size).toBe(1);
    expect(await hub.do('sample.add', {})).toEqual({ contacts: 24 });
  });

  it('leaves out whoever is a real contact already', async () => {
    const hub = buildHub();
    await hub.do('contact.save', person(samplePeople[0]!.phone, 'Really Anita'));
    expect(await hub.do('sample.add', {})).toEqual({ contacts: 23 });
  });

  it('shows 24 different numbers in scripts of every kind', () => {
    expect(new Set(samplePeople.map((each) => each.phone)).size).toBe(24);
    for (const script of [
      /\p{Script=Devanagari}/u,
      /\p{Script=Bengali}/u,
      /\p{Script=Arabic}/u,
      /\p{Emoji_Presentation}/u,
    ]) {
      expect(samplePeople.some((each) => script.test(each.name))).toBe(true);
    }
  });
});
