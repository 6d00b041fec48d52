import { createSyncLine, type SyncLine } from '@/lib/hub/sync/sync-line';
import { confirmedRows } from '@/lib/hub/sync/synced';
import { uploadSlice } from '@/lib/hub/sync/upload-local';
import type { Root } from '@/lib/hub/root';
import type { ApiClient } from '@/lib/onechat/client';
import { browser } from '@/lib/platform/browser';
import type { LiveMessage } from '@/lib/onechat/sync';
import type { Net } from '@/lib/platform/net';
import { ask } from '@/lib/sync/account/requests';
import type { Tokens } from '@/lib/sync/account/tokens';
import { digestsOf } from '@/lib/sync/engine/audit';
import type { Effect } from '@/lib/sync/engine/effect';
import { createLiveSocket } from './live-socket';

/** Alarms that wake the worker for sync. */
export const syncAlarms = { every: 'sync', once: 'sync-wake' } as const;

const everyMinutes = 5;
/** Chrome sets alarms no closer than this; timers do what is nearer. */
const nearest = 30_000;

export interface SyncDeskParts {
  readonly root: Root;
  readonly net: Net;
  readonly client: ApiClient;
  readonly tokens: Tokens;
  /** What the live socket says beside heads. */
  readonly onLive: (message: LiveMessage) => void;
  /** The owner ordered this computer wiped; to be checked before it is obeyed. */
  readonly onWipeOrder: (order: string) => Promise<void>;
  /** The server ended the sign-in. */
  readonly onEnded: () => Promise<void>;
}

/** The engine's hands: requests, socket, alarms. */
export interface SyncDesk extends SyncLine {
  /** Tells the engine that the store is open; once per opening. */
  begin(): Promise<void>;
  /** Gives up what is under way. */
  stop(): void;
}

/** The desk of one worker. */
export function createSyncDesk(parts: SyncDeskParts): SyncDesk {
  const { root } = parts;
  const calls = new Map<number, AbortController>();
  let wake = new AbortController();
  const live = createLiveSocket(parts, (event) => void line.tell(event));
  const line = createSyncLine(root, perform);

  function perform(effect: Effect): void {
    switch (effect.kind) {
      case 'push':
      case 'pull':
      case 'snapshot':
      case 'confirm':
        return void request(effect);
      case 'audit':
        return void audit(effect);
      case 'abandon':
        return calls.get(effect.call)?.abort();
      case 'wake':
        return wakeAt(effect.at);
      case 'renew':
        return void parts.tokens.forget().then(() => line.tell({ kind: 'access', access: 'ready' }));
      case 'openLive':
        return live.open();
      case 'closeLive':
        return live.close();
      case 'wipe':
        return void parts.onWipeOrder(effect.order);
      case 'restart':
        return browser.runtime.reload();
    }
  }

  async function request(effect: Parameters<typeof ask>[1]): Promise<void> {
    const clientId = root.data()?.stamps.client;
    if (clientId === undefined) return;
    const stop = new AbortController();
    calls.set(effect.call, stop);
    const signal = AbortSignal.any([stop.signal, root.signal]);
    const events = await ask({ ...parts, clientId, now: () => root.clock.now() }, effect, signal);
    calls.delete(effect.call);
    if (signal.aborted) return;
    for (const event of events) await line.tell(event);
    if (root.data()?.synced?.state.access === 'signed-out') await parts.onEnded();
    if (effect.kind === 'snapshot') await upload();
  }

  async function audit({ call, scopes }: Effect & { kind: 'audit' }): Promise<void> {
    await root.runExclusive(async (data) => {
      if (data.synced === null) return;
      const found = digestsOf(confirmedRows(data.model, data.synced), scopes);
      await line.tellNow(data, { kind: 'audited', call, found });
    });
  }

  /** What only this computer had, once it is known what the server has. */
  async function upload(): Promise<void> {
    for (;;) {
      const done = await root.runExclusive(async (data) => {
        const state = data.synced?.state;
        const isKnown =
          state !== undefined && state.record.cursor !== null && state.record.gained.length === 0;
        return isKnown ? uploadSlice(root, data) : ({ ok: true, value: 0 } as const);
      });
      if (!done.ok || !done.value.ok || done.value.value === 0) return;
    }
  }

  function wakeAt(at: number): void {
    wake.abort();
    wake = new AbortController();
    const now = root.clock.now();
    const signal = AbortSignal.any([wake.signal, root.signal]);
    root.clock.after(Math.max(0, at - now), () => void line.tell({ kind: 'alarm' }), signal);
    void browser.alarms.create(syncAlarms.once, { when: Math.max(at, now + nearest) });
  }

  return {
    ...line,
    async begin() {
      const account = root.data()?.account;
      if (account == null) return;
      await keepAlarm();
      await line.tell({
        kind: 'started',
        access: account.state === 'in' ? 'ready' : 'signed-out',
        visible: root.audience.size > 0,
        online: navigator.onLine,
      });
      await upload();
    },
    stop() {
      live.close();
      wake.abort();
      for (const call of calls.values()) call.abort();
    },
  };
}

/** Alarms do not survive everything, so each start makes sure that there is one. */
async function keepAlarm(): Promise<void> {
  const held = await browser.alarms.get(syncAlarms.every);
  if (held === undefined) await browser.alarms.create(syncAlarms.every, { periodInMinutes: everyMinutes });
}
