import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failed, ok } from '@/lib/domain/shared/result';
import { createFactBatch } from '@/lib/messaging/wire/fact-batch';
import type { HostView, OpenChat } from '@/lib/messaging/wire/host';
import { createHostDesk, type HostHandlers, type HostLine } from '@/lib/messaging/wire/host-desk';
import { createTicketPool } from '@/lib/messaging/wire/ticket-pool';
import type { ChatFact } from '@/lib/messaging/wire/worker';
import { createWorkerLine } from '@/lib/messaging/wire/worker-line';
import type { PageRuntime } from '@/lib/platform/browser-page';

const chat: OpenChat = {
  token: 't1',
  kind: 'person',
  title: 'Asha',
  identities: [{ kind: 'phone', value: '+447700900100' }],
  certainty: 'verified',
  provenance: { tier: 'modules', candidate: 'x', at: 1 },
};
const view: HostView = {
  kind: 'host',
  v: 1,
  state: 'no-chat',
  chat: null,
  theme: 'light',
  lang: 'en',
  dir: 'ltr',
  stale: false,
  shown: 'panel',
  chats: 0,
};

describe('createFactBatch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const gather = (): {
    sent: (readonly ChatFact[])[];
    batch: ReturnType<typeof createFactBatch>;
    stop: AbortController;
  } => {
    const sent: (readonly ChatFact[])[] = [];
    const stop = new AbortController();
    const batch = createFactBatch(async (facts) => void sent.push(facts), stop.signal);
    return { sent, batch, stop };
  };

  it('sends several chats at once and each opening once', () => {
    const { sent, batch } = gather();
    batch.note(chat, 10);
    batch.note({ ...chat, title: 'Asha V' }, 20);
    batch.note({ ...chat, token: 't2', kind: 'group', title: 'Suppliers' }, 30);
    vi.advanceTimersByTime(5_000);
    expect(sent).toEqual([
      [
        { identities: chat.identities, kind: 'person', title: 'Asha', openedAt: 10 },
        { identities: chat.identities, kind: 'group', title: 'Suppliers', openedAt: 30 },
      ],
    ]);
  });

  it.each([
    { certainty: 'page-only' as const },
    { certainty: 'conflict' as const },
    { identities: [] },
    { kind: 'self' as const },
    { kind: 'channel' as const },
  ])('says nothing about a chat with %j', (change) => {
    const { sent, batch } = gather();
    batch.note({ ...chat, ...change }, 10);
    batch.note(null, 11);
    vi.advanceTimersByTime(5_000);
    expect(sent).toEqual([]);
  });

  it('notes a chat when it becomes verified, and nothing after the end', () => {
    const { sent, batch, stop } = gather();
    batch.note({ ...chat, certainty: 'page-only' }, 10);
    batch.note(chat, 12);
    vi.advanceTimersByTime(5_000);
    expect(sent.length).toBe(1);
    batch.note({ ...chat, token: 't3' }, 13);
    stop.abort();
    vi.advanceTimersByTime(5_000);
    expect(sent.length).toBe(1);
  });
});

describe('createTicketPool', () => {
  it('gives each ticket once and keeps two spare ones', async () => {
    let made = 0;
    const pool = createTicketPool(async (count) =>
      Array.from({ length: count }, () => `ticket-${(made += 1)}`),
    );
    const first = await pool.take();
    const second = await pool.take();
    await vi.waitFor(() => expect(made).toBeGreaterThanOrEqual(4));
    const spare = [pool.spare(), pool.spare()];
    expect(new Set([first, second, ...spare]).size).toBe(4);
    expect(spare).not.toContain(undefined);
  });

  it('has its spare ones left when the worker no longer answers, then none', async () => {
    let alive = true;
    const pool = createTicketPool(async (count) =>
      alive ? Array.from({ length: count }, (_, each) => `t${each}`) : [],
    );
    await pool.take();
    alive = false;
    expect([await pool.take(), await pool.take(), await pool.take()]).toEqual(['t1', 't2', undefined]);
  });
});

describe('createHostDesk', () => {
  const { provenance } = chat;
  const notReady = { ...failed('not-ready'), provenance };
  const done = { ...ok(null), provenance };
  const handlers: HostHandlers = {
    'chat.open': ({ identities }) =>
      identities.length === 0 ? { ...failed('not-found'), provenance } : done,
    'chats.list': () => notReady,
    'text.insert': () => ({ ...ok('key'), provenance }),
    'text.undo': () => done,
    'files.attach': () => done,
    'chat.signs': () => notReady,
    'panel.show': () => ok(null),
    'focus.page': () => notReady,
    'page.refresh': () => {
      throw new Error('broken');
    },
    health: () => ({ ...failed('unsupported'), provenance }),
    ticket: async () => ok('t'),
  };

  function lineTo(place: HostLine['view']): { line: HostLine; got: unknown[]; say(message: unknown): void } {
    const got: unknown[] = [];
    let hear: (message: unknown) => void = () => undefined;
    const line: HostLine = {
      view: place,
      post: (message) => void got.push(message),
      onMessage: (run) => {
        hear = run;
      },
      close: () => undefined,
    };
    return { line, got, say: (message) => hear(message) };
  }

  it('tells a new line everything and then only what changed', () => {
    let state: HostView['state'] = 'no-chat';
    const desk = createHostDesk(handlers, (place) => ({
      ...view,
      state,
      shown: place === 'work' ? 'hidden' : 'panel',
    }));
    const one = lineTo('contact');
    desk.serve(one.line);
    desk.tell();
    expect(one.got).toEqual([view]);
    state = 'loading';
    desk.tell();
    expect(one.got).toHaveLength(2);
    desk.drop(one.line);
    state = 'chat';
    desk.tell();
    expect(one.got).toHaveLength(2);
  });

  it('answers each call by its number, also when a verb breaks or is unknown', async () => {
    const desk = createHostDesk(handlers, () => view);
    const { line, got, say } = lineTo('contact');
    desk.serve(line);
    say({ kind: 'call', id: 1, verb: 'chat.open', args: { identities: [] } });
    say({ kind: 'call', id: 2, verb: 'ticket', args: {} });
    say({ kind: 'call', id: 3, verb: 'page.refresh', args: {} });
    say({ kind: 'call', id: 4, verb: 'message.send', args: {} });
    say('noise');
    await vi.waitFor(() => expect(got).toHaveLength(5));
    const answers = got
      .slice(1)
      .sort((a, b) => Number(Reflect.get(Object(a), 'id')) - Number(Reflect.get(Object(b), 'id')));
    expect(answers).toEqual([
      { kind: 'answer', id: 1, result: { ok: false, code: 'not-found', provenance } },
      { kind: 'answer', id: 2, result: { ok: true, value: 't' } },
      { kind: 'answer', id: 3, result: { ok: false, code: 'unsupported' } },
      { kind: 'answer', id: 4, result: { ok: false, code: 'unsupported' } },
    ]);
  });
});

describe('createWorkerLine', () => {
  const runtime = (send: PageRuntime['send']): PageRuntime => ({
    urlOf: (path) => path,
    isAlive: () => true,
    send,
    onMessage: () => undefined,
    onConnect: () => undefined,
  });

  it('takes a worker that cannot be reached as no permission and no ticket', async () => {
    const line = createWorkerLine(runtime(() => Promise.reject(new Error('Extension context invalidated.'))));
    expect(await line.gate()).toBeUndefined();
    expect(await line.tickets(2)).toEqual([]);
    await expect(line.observe([])).resolves.toBeUndefined();
  });

  it('asks with its protocol number', async () => {
    const asked: unknown[] = [];
    const line = createWorkerLine(
      runtime(async (message) => {
        asked.push(message);
        return ok({ gate: 'paused' });
      }),
    );
    expect(await line.gate()).toBe('paused');
    expect(asked).toEqual([{ to: 'worker', verb: 'gate', args: { v: 1 } }]);
  });
});
