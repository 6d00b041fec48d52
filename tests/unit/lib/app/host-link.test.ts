import { describe, expect, it } from 'vitest';
import { portOfGreeting } from '@/lib/app/frame-host';
import { HostDesk, type HostPort } from '@/lib/app/host-link';
import { parseHostMessage } from '@/lib/app/host-message';
import { TestClock } from '@/tests/support/builders/test-clock';

const chat = {
  token: 't1',
  kind: 'person',
  title: 'Asha',
  identities: [{ kind: 'phone', value: '+15550100' }],
  certainty: 'verified',
  provenance: { tier: 'modules', candidate: 'active', at: 1 },
};
const view = {
  kind: 'host',
  v: 1,
  state: 'chat',
  chat,
  theme: 'dark',
  lang: 'en',
  dir: 'ltr',
  stale: false,
  shown: 'panel',
};

function fakePort() {
  const calls: { id: number; verb: string }[] = [];
  let listen: (message: unknown) => void = () => undefined;
  let end: () => void = () => undefined;
  const port: HostPort = {
    post: (call) => calls.push(call),
    close: () => undefined,
    onMessage: (run) => (listen = run),
    onClose: (run) => (end = run),
  };
  return { port, calls, say: (message: unknown) => listen(message), end: () => end() };
}

function desk() {
  const clock = new TestClock();
  return { clock, host: new HostDesk(clock, new AbortController().signal) };
}

describe('host link', () => {
  it('shows the last whole view', () => {
    const { host } = desk();
    const line = fakePort();
    host.attach(line.port);
    line.say(view);
    expect(host.state.getState()).toMatchObject({ phase: 'linked', view: { chat: { token: 't1' } } });
  });

  it('forgets the chat when the line is lost, so that nothing is written for a chat that may have changed', () => {
    const { host } = desk();
    const line = fakePort();
    host.attach(line.port);
    line.say(view);
    line.end();
    expect(host.state.getState()).toEqual({ phase: 'none', view: null });
  });

  it('answers each call with its own result, and with a code when the host is silent or gone', async () => {
    const { host, clock } = desk();
    await expect(host.call('focus.page', {})).resolves.toEqual({ ok: false, code: 'no-host' });
    const line = fakePort();
    host.attach(line.port);
    const first = host.call('chat.open', { identities: [] });
    const second = host.call('ticket', {});
    line.say({ kind: 'answer', id: line.calls[1]?.id, result: { ok: true, value: 'tkt' } });
    await expect(second).resolves.toEqual({ ok: true, value: 'tkt' });
    const told = { ok: true, value: null, provenance: chat.provenance };
    const open = host.call('chat.open', { identities: [] });
    line.say({ kind: 'answer', id: line.calls[2]?.id, result: told });
    await expect(open).resolves.toEqual(told);
    clock.move(10_000);
    await expect(first).resolves.toEqual({ ok: false, code: 'not-ready' });
    const third = host.call('focus.page', {});
    line.end();
    await expect(third).resolves.toEqual({ ok: false, code: 'no-host' });
  });

  it('hears nothing from a line that was replaced', () => {
    const { host } = desk();
    const old = fakePort();
    const now = fakePort();
    host.attach(old.port);
    host.attach(now.port);
    now.say(view);
    old.say({ ...view, chat: { ...chat, token: 'stale' } });
    expect(host.state.getState().view?.chat?.token).toBe('t1');
  });
});

describe('messages of the host', () => {
  it('reads a view and an answer, and drops everything odd', () => {
    expect(parseHostMessage(view)).toMatchObject({ kind: 'host' });
    for (const odd of [
      null,
      'x',
      {},
      { ...view, state: 'hacked' },
      { ...view, chat: { ...chat, identities: [{ kind: 'phone', value: '' }] } },
      { ...view, chat: { ...chat, identities: Array.from({ length: 11 }, () => chat.identities[0]) } },
      { kind: 'answer', id: 1, result: { ok: true, value: { html: 1 } } },
    ]) {
      expect(parseHostMessage(odd)).toBeUndefined();
    }
  });

  it('cuts a title at 300 characters', () => {
    const parsed = parseHostMessage({ ...view, chat: { ...chat, title: 'x'.repeat(10_000) } });
    expect(parsed?.kind === 'host' && parsed.chat?.title.length).toBe(300);
  });
});

describe('greeting of a frame', () => {
  const parent = new MessageChannel().port1;
  const { port1 } = new MessageChannel();
  const greet = (change: Partial<Record<'source' | 'origin' | 'data' | 'ports', unknown>>) =>
    portOfGreeting(
      {
        source: parent,
        origin: 'https://web.whatsapp.com',
        data: { kind: '1chat-frame', v: 1 },
        ports: [port1],
        ...change,
      } as unknown as MessageEvent<unknown>,
      parent,
    );

  it('takes the port of the page that holds the frame', () => {
    expect(greet({})).toBe(port1);
  });

  it('refuses every other window, origin, message and number of ports', () => {
    expect(greet({ source: port1 })).toBeUndefined();
    expect(greet({ source: null })).toBeUndefined();
    expect(greet({ origin: 'https://web.whatsapp.com.evil.example' })).toBeUndefined();
    expect(greet({ origin: 'null' })).toBeUndefined();
    expect(greet({ data: { kind: '1chat-frame', v: 2 } })).toBeUndefined();
    expect(greet({ data: null })).toBeUndefined();
    expect(greet({ ports: [] })).toBeUndefined();
  });
  port1.close();
  parent.close();
});
