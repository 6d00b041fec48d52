import {
  clientMessage,
  hubProtocol,
  type ClientMessage,
  type HubMessage,
} from '@/lib/messaging/contract/hub';
import type { Audience, Root } from './root';
import type { Runner } from './run-command';
import { mayUse, rights, type Place, type Sender } from './sender-policy';
import { Subscriptions } from './subscriptions';
import type { Tickets } from './tickets';

/** One end of a port, as the hub needs it. */
export interface HubEnd {
  post(message: HubMessage): void;
  close(): void;
}

/** What a client is served with. */
export interface Service {
  readonly root: Root;
  readonly runner: Runner;
  readonly tickets: Tickets;
}

/** What the hub knows of who is at the other end. */
export interface Caller {
  readonly place: Place;
  readonly sender: Sender;
}

/** One connected page or frame. It is told nothing and may ask nothing until its hello was found right. */
export interface Client {
  receive(message: unknown): void;
  gone(): void;
}

/** Serves one port until it is gone. */
export function serveClient(service: Service, caller: Caller, end: HubEnd): Client {
  const { root } = service;
  let open = true;
  let audience: Audience | null = null;
  let subscriptions: Subscriptions | null = null;
  let greeting: Promise<void> | null = null;

  const post = (message: HubMessage): void => {
    if (!open) return;
    try {
      end.post(message);
    } catch {
      // The page went away between two messages; its disconnect event follows.
      root.log.note('post-failed');
    }
  };

  function refuse(code: string): void {
    root.log.note(`refused-${code}`);
    post({ kind: 'refused', code });
    gone();
    end.close();
  }

  function gone(): void {
    open = false;
    subscriptions?.clear();
    if (audience !== null) root.audience.delete(audience);
  }

  async function greet(hello: ClientMessage & { readonly kind: 'hello' }): Promise<void> {
    const code = await wrongHello(service, caller, hello);
    if (!open) return;
    if (code !== undefined) return refuse(code);
    await root.gate.ready;
    const asks = new Subscriptions(root, { view: hello.view, post });
    subscriptions = asks;
    audience = { view: hello.view, post, changed: (tables) => asks.changed(tables) };
    root.audience.add(audience);
    const standing = root.standing(hello.view);
    post({ kind: 'welcome', boot: root.boot, build: root.build, head: root.data()?.head ?? 0, ...standing });
    if (standing.state === 'loading' || standing.state === 'broken') void root.open();
  }

  function serve(message: Exclude<ClientMessage, { kind: 'hello' }>): void {
    if (audience === null || subscriptions === null) return;
    const allowed = rights[caller.place];
    switch (message.kind) {
      case 'ping':
        return post({ kind: 'pong' });
      case 'unsub':
        return subscriptions.remove(message.sid);
      case 'sub':
        if (mayUse(allowed.queries, message.query)) return subscriptions.add(message);
        root.log.note('refused-query');
        return post({
          kind: 'no-answer',
          sid: message.sid,
          code: 'not-allowed',
          say: 'Not shown on this page.',
        });
      case 'cmd':
        return void command(message);
    }
  }

  async function command({ id, name, args }: ClientMessage & { readonly kind: 'cmd' }): Promise<void> {
    if (!mayUse(rights[caller.place].commands, name)) {
      root.log.note('refused-command');
      return post({ kind: 'nack', id, code: 'not-allowed', say: 'This page may not do that.', retry: false });
    }
    const state = audience === null ? 'inert' : root.standing(audience.view).state;
    if (state === 'inert' && !isUnfinishedText(name))
      return post({ kind: 'nack', id, code: 'inert', say: inertSay, retry: false });
    const outcome = await service.runner.run({ id, name, args });
    post({ ...outcome, id });
  }

  /** What was being typed when a person paused is theirs, and arrives a moment late. */
  function isUnfinishedText(name: string): boolean {
    return name === 'draft.save' && audience !== null && root.gate.now() === 'paused';
  }

  return {
    gone,
    receive(raw) {
      if (!open) return;
      const parsed = clientMessage.safeParse(raw);
      if (!parsed.success) return root.log.note('refused-message');
      const message = parsed.data;
      if (message.kind === 'hello') {
        greeting ??= greet(message);
        return;
      }
      void greeting?.then(() => open && serve(message));
    },
  };
}

const inertSay = '1chat is off or paused, so nothing was saved. Turn it on first.';

/** What is wrong with a hello, if anything. A frame in WhatsApp's page must show a ticket, all others must not need one. */
async function wrongHello(
  { tickets }: Service,
  { place, sender }: Caller,
  hello: ClientMessage & { readonly kind: 'hello' },
): Promise<string | undefined> {
  if (hello.proto !== hubProtocol) return 'protocol';
  if (!mayUse(rights[place].views, hello.view)) return 'view';
  if (place !== 'sidebar-frame') return undefined;
  const tabId = sender.tab?.id;
  if (hello.ticket === undefined || tabId === undefined) return 'ticket';
  const good = await tickets.redeem(hello.ticket, { tabId, documentId: sender.documentId });
  return good ? undefined : 'ticket';
}
