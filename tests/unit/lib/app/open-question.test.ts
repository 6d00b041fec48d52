import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { HubClient } from '@/lib/app/hub-client';
import type { HostLink, HostState } from '@/lib/app/host-link';
import { askAboutOpenChat, openQuestion } from '@/lib/app/open-question';
import type { HostView, OpenChat } from '@/lib/messaging/wire/host';

const asha: OpenChat = {
  token: 'a',
  kind: 'person',
  title: 'Asha',
  identities: [{ kind: 'phone', value: '+447700900100' }],
  certainty: 'verified',
  provenance: { tier: 'modules', candidate: 'x', at: 1 },
};
const bela: OpenChat = { ...asha, token: 'b', title: 'Bela', identities: [{ kind: 'lid', value: '1@lid' }] };

/** A sidebar that hears of chats, and the questions that stand at the moment. */
function setUp() {
  const state = createStore<HostState>(() => ({ phase: 'waiting', view: null }));
  const standing: unknown[] = [];
  const hub = {
    query: (_: string, args: { readonly title: string }) => ({
      subscribe() {
        standing.push(args.title);
        return () => standing.splice(standing.indexOf(args.title), 1);
      },
    }),
  } as unknown as HubClient;
  const stop = new AbortController();
  askAboutOpenChat(hub, { state } as unknown as HostLink, stop.signal);
  const open = (chat: OpenChat | null): void =>
    state.setState({ phase: 'linked', view: { chat } as unknown as HostView });
  return { open, standing, stop };
}

describe('the question about the open chat', () => {
  it('is asked as soon as another chat is open, and not a second time for the same', () => {
    const { open, standing } = setUp();
    open(asha);
    expect(standing).toEqual(['Asha']);
    open(asha);
    expect(standing).toEqual(['Asha']);
    open(bela);
    expect(standing).toEqual(['Bela']);
    open(null);
    expect(standing).toEqual([]);
  });

  it('is not asked where nobody is certain whose chat it is', () => {
    const { open, standing } = setUp();
    open({ ...asha, certainty: 'conflict' });
    open({ ...asha, identities: [] });
    expect(standing).toEqual([]);
    expect(openQuestion(null)).toBeNull();
  });

  it('is not asked any more when the page ends', () => {
    const { open, standing, stop } = setUp();
    stop.abort();
    open(asha);
    expect(standing).toEqual([]);
  });
});
