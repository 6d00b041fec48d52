import { describe, expect, it } from 'vitest';
import { fakeHub, settled } from '@/tests/support/app/fake-hub';

const contactId = '01981234-0000-7000-8000-000000000001';
const statusAnswer = {
  generation: 1,
  contacts: 3,
  sample: 0,
  quarantined: 0,
  pendingErasures: [],
  gate: 'open',
  dueNow: 0,
};

describe('protocol 4.1: hello, commands kept until acknowledged', () => {
  it('says hello first, with the ticket, and nothing else before the welcome', () => {
    const { port, hub } = fakeHub({ ticket: 'tkt' });
    hub.query('status', {}).subscribe(() => undefined);
    void hub.command('note.delete', { noteId: contactId });
    expect(port().got).toEqual([
      expect.objectContaining({ kind: 'hello', proto: 1, build: '1.0.0', view: 'contact', ticket: 'tkt' }),
    ]);
  });

  it('sends every unanswered command again after each welcome, in order, with the same ids', () => {
    const { hub, port, welcome, die } = fakeHub();
    welcome();
    const ids = ['a', 'b', 'c'].map((body) => hub.command('note.add', { contactId, body }).id);
    port().say({ kind: 'ack', id: ids[0], head: 1, result: { noteId: contactId } });
    die();
    welcome(1);
    expect(
      port()
        .commands()
        .map(({ id }) => id),
    ).toEqual([ids[1], ids[2]]);
    die();
    welcome(1);
    expect(
      port()
        .commands()
        .map(({ id }) => id),
    ).toEqual([ids[1], ids[2]]);
  });

  it('settles with the parsed result, and does not run twice when the answer comes twice', async () => {
    const { hub, port, welcome } = fakeHub();
    welcome();
    const run = hub.command('note.add', { contactId, body: 'x' });
    port().say({ kind: 'ack', id: run.id, head: 5, result: { noteId: 'n' } });
    port().say({ kind: 'ack', id: run.id, head: 5, result: { noteId: 'other' } });
    await expect(run.done).resolves.toEqual({ ok: true, value: { noteId: 'n' } });
    expect(hub.unanswered()).toBe(0);
  });

  it('makes the id at the gesture: a version 7 UUID, later ones greater', () => {
    const { hub, clock } = fakeHub();
    const first = hub.command('note.delete', { noteId: contactId }).id;
    clock.move(5);
    const second = hub.command('note.delete', { noteId: contactId }).id;
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second > first).toBe(true);
  });
});

describe('protocol 4.4: refusals', () => {
  it('gives a refused command up with its code', async () => {
    const { hub, port, welcome } = fakeHub();
    welcome();
    const run = hub.command('contact.delete', { contactId });
    port().say({ kind: 'nack', id: run.id, code: 'not-found', say: 'Gone.', retry: false });
    await expect(run.done).resolves.toEqual({ ok: false, code: 'not-found', say: 'Gone.' });
  });

  it('sends a command again later when the worker asks for it', () => {
    const { hub, port, welcome, clock } = fakeHub();
    welcome();
    const run = hub.command('contact.delete', { contactId });
    port().say({ kind: 'nack', id: run.id, code: 'broken', say: '', retry: true });
    expect(port().commands()).toHaveLength(1);
    clock.move(1_000);
    expect(
      port()
        .commands()
        .map(({ id }) => id),
    ).toEqual([run.id, run.id]);
  });
});

describe('protocol 4.5: answers', () => {
  it('asks a question once for two listeners and stops after the last has left', () => {
    const { hub, port, welcome } = fakeHub();
    welcome();
    const one = hub.query('status', {}).subscribe(() => undefined);
    const two = hub.query('status', {}).subscribe(() => undefined);
    expect(port().kinds()).toEqual(['hello', 'sub']);
    one();
    expect(port().kinds()).toEqual(['hello', 'sub']);
    two();
    expect(port().kinds()).toEqual(['hello', 'sub', 'unsub']);
  });

  it('keeps the last answer while reconnecting and asks again after the welcome', () => {
    const { hub, port, welcome, die } = fakeHub();
    const handle = hub.query('status', {});
    handle.subscribe(() => undefined);
    welcome();
    port().say({ kind: 'answer', sid: 1, head: 0, value: statusAnswer });
    die();
    expect(hub.link.getState().phase).toBe('reconnecting');
    expect(handle.get()).toMatchObject({ status: 'answered', value: { contacts: 3 } });
    welcome();
    expect(port().kinds()).toEqual(['hello', 'sub']);
  });

  it('drops an answer from before the last acknowledged command', () => {
    const { hub, port, welcome } = fakeHub();
    const handle = hub.query('status', {});
    handle.subscribe(() => undefined);
    welcome();
    const run = hub.command('note.delete', { noteId: contactId });
    port().say({ kind: 'ack', id: run.id, head: 7, result: null });
    port().say({ kind: 'answer', sid: 1, head: 6, value: { ...statusAnswer, contacts: 1 } });
    expect(handle.get().status).toBe('waiting');
    port().say({ kind: 'answer', sid: 1, head: 7, value: { ...statusAnswer, contacts: 2 } });
    expect(handle.get()).toMatchObject({ value: { contacts: 2 } });
  });

  it('never gives the answer to one question to another', () => {
    const { hub, port, welcome } = fakeHub();
    welcome();
    const asked = (title: string) => hub.query('contact.open', { identities: [], title });
    const first = asked('First');
    const leave = first.subscribe(() => undefined);
    leave();
    const second = asked('Second');
    second.subscribe(() => undefined);
    port().say({
      kind: 'answer',
      sid: 1,
      head: 0,
      value: { contact: null, identities: [], sameName: [], keptOut: false },
    });
    expect(second.get().status).toBe('waiting');
  });

  it('refuses an answer that does not have the shape it should have', () => {
    const { hub, port, welcome } = fakeHub();
    const handle = hub.query('status', {});
    handle.subscribe(() => undefined);
    welcome();
    port().say({ kind: 'answer', sid: 1, head: 0, value: { contacts: 'many' } });
    expect(handle.get()).toMatchObject({ status: 'failed', code: 'unreadable' });
  });

  it('loads itself again when the worker is of another build, and leaves unknown messages alone', () => {
    const { reloads, welcome, port, hub } = fakeHub();
    port().say({ kind: 'from-the-future' });
    port().say('text');
    welcome(0, '2.0.0');
    expect(reloads).toEqual(['2.0.0']);
    expect(hub.link.getState().otherBuild).toBe(true);
  });
});

describe('protocol 4.6: reconnecting', () => {
  it('connects at once three times, then waits 250 ms doubling to 5 s', () => {
    const { ports, port, clock } = fakeHub();
    const waits: number[] = [];
    for (let lost = 0; lost < 10; lost += 1) {
      const before = ports.length;
      port().die();
      let waited = 0;
      clock.move(0);
      while (ports.length === before && waited < 10_000) {
        clock.move(50);
        waited += 50;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([0, 0, 0, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it('starts over at once after a connection that lasted', () => {
    const { ports, port, clock, welcome } = fakeHub();
    for (let lost = 0; lost < 4; lost += 1) {
      port().die();
      clock.move(300);
    }
    welcome();
    clock.move(6_000);
    const before = ports.length;
    port().die();
    clock.move(0);
    expect(ports.length).toBe(before + 1);
  });

  it('pings every 20 s while it is seen and gives the port up when no pong comes', () => {
    const { hub, ports, port, clock, welcome } = fakeHub();
    welcome();
    clock.move(20_000);
    expect(port().kinds()).toEqual(['hello', 'ping']);
    port().say({ kind: 'pong' });
    clock.move(19_000);
    expect(ports).toHaveLength(1);
    clock.move(1_000);
    expect(port().kinds()).toEqual(['hello', 'ping', 'ping']);
    clock.move(10_000);
    expect(ports).toHaveLength(2);
    welcome();
    hub.setVisible(false);
    clock.move(60_000);
    expect(port().kinds()).toEqual(['hello']);
  });

  it('holds no port in the back-forward cache and says hello again when it is shown', () => {
    const { hub, ports, port, clock, welcome } = fakeHub();
    welcome();
    hub.pause();
    expect(port().closed).toBe(true);
    clock.move(60_000);
    expect(ports).toHaveLength(1);
    hub.resume();
    expect(ports).toHaveLength(2);
    expect(port().kinds()).toEqual(['hello']);
  });

  it('gets a new ticket after a refusal and uses it', async () => {
    const { port, ports, clock } = fakeHub({ ticket: 'spent', tickets: ['fresh'] });
    port().say({ kind: 'refused', code: 'ticket' });
    await settled();
    clock.move(1_000);
    expect(ports).toHaveLength(2);
    expect(port().got[0]).toMatchObject({ kind: 'hello', ticket: 'fresh' });
  });

  it('says that it is refused as long as no ticket helps', async () => {
    const { hub, port } = fakeHub({ ticket: 'spent' });
    port().say({ kind: 'refused', code: 'ticket' });
    await settled();
    expect(hub.link.getState().phase).toBe('refused');
  });

  it('stops for good with its signal', () => {
    const { ports, port, stop, clock } = fakeHub();
    stop.abort();
    port().die();
    clock.move(60_000);
    expect(ports).toHaveLength(1);
  });
});

describe('protocol 4.8: wiped', () => {
  it('blanks every answer and runs nothing that was asked before', async () => {
    const { hub, port, welcome, die } = fakeHub();
    const handle = hub.query('status', {});
    handle.subscribe(() => undefined);
    welcome();
    port().say({ kind: 'answer', sid: 1, head: 0, value: statusAnswer });
    const run = hub.command('note.add', { contactId, body: 'x' });
    port().say({ kind: 'wiped', generation: 2 });
    await expect(run.done).resolves.toMatchObject({ ok: false, code: 'wiped' });
    expect(handle.get().status).toBe('waiting');
    expect(hub.link.getState()).toMatchObject({ wiped: true });
    die();
    welcome();
    expect(port().commands()).toEqual([]);
  });
});

describe('drafts', () => {
  it('replaces an older draft that was not sent yet, and never one that was', async () => {
    const { hub, port, welcome } = fakeHub();
    const first = hub.command('draft.save', { key: 'k', body: 'a' }, 'draft k');
    const second = hub.command('draft.save', { key: 'k', body: 'ab' }, 'draft k');
    await expect(first.done).resolves.toMatchObject({ ok: false, code: 'superseded' });
    welcome();
    const third = hub.command('draft.save', { key: 'k', body: 'abc' }, 'draft k');
    expect(
      port()
        .commands()
        .map(({ id }) => id),
    ).toEqual([second.id, third.id]);
  });
});
