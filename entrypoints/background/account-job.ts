import { wipeWords } from '@/lib/domain/privacy/wipe-word';
import { ok, type Ok } from '@/lib/domain/shared/result';
import type { Root } from '@/lib/hub/root';
import type { JobArgs, JobResults } from '@/lib/messaging/contract/jobs';
import { browser } from '@/lib/platform/browser';
import { locked } from '@/lib/sync/account/tokens';
import { isWipeOrder } from '@/lib/sync/account/wipe-order';
import type { ConfigShelf } from '@/lib/sync/account/config-shelf';
import type { SyncEvent } from '@/lib/sync/engine/event';
import type { SelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';
import { askForConfig } from './config-desk';
import { createAccountDesk, type AccountDesk } from './account-desk';
import { buildAccount, renewAlarm } from './build-account';
import { handBack, handOver } from './leave-job';
import { createPresenceDesk, type PresenceDesk } from './presence-desk';
import { createTeamDesk, type TeamDesk } from './team-desk';
import { createSyncDesk, syncAlarms, type SyncDesk } from './sync-desk';
import { wipe, type WipeSurroundings } from './wipe-job';

/** The account as the rest of the worker sees it. */
export interface AccountJob extends AccountDesk {
  readonly sync: SyncDesk;
  readonly team: TeamDesk;
  readonly presence: PresenceDesk;
  handOver(args: JobArgs<'team.hand-over'>): Promise<JobResults['team.hand-over']>;
  handBack(args: JobArgs<'team.hand-back'>): Promise<JobResults['team.hand-back']>;
  tell(event: SyncEvent): Promise<Ok<null>>;
  alarm(name: string): void;
  /** Before everything here is erased: stops what is under way and tells the server, as far as it can be reached. */
  leave(): Promise<void>;
  /** A page of ours gave a sign of life. */
  seen(): void;
}

/** Pages in sight ping every 20 s; without a sign for this long nothing is in sight. */
const outOfSight = 45_000;
const patience = 3_000;

/** Builds the account and listens to the network; call it while the worker starts. */
export function startAccount(
  root: Root,
  surroundings: WipeSurroundings,
  shelves: { readonly config: ConfigShelf; readonly selectors: SelectorShelf },
): AccountJob {
  const parts = buildAccount(root);
  const team = createTeamDesk(parts);
  const presence = createPresenceDesk(parts);
  const sync = createSyncDesk({
    ...parts,
    onLive: (message) => {
      if (message.kind === 'team') void hearOfTeam();
      if (message.kind === 'presence') presence.hear(message);
    },
    onWipeOrder: (order) => obey(root, surroundings, order),
    onEnded: () => lock(parts),
  });
  const desk = createAccountDesk({ ...parts, sync, onSignedIn: (me) => void team.refresh(me) });
  let sight = new AbortController();

  const tell = async (event: SyncEvent): Promise<Ok<null>> => {
    await sync.tell(event);
    return ok(null);
  };
  /** A role may see other rows now, so the rows are asked for as well. */
  const hearOfTeam = async (): Promise<void> => {
    await Promise.all([team.refresh(), tell({ kind: 'asked' })]);
  };
  const look = (): void => {
    const visible = root.data()?.synced?.state.visible;
    if (visible === false) void tell({ kind: 'visible', visible: true });
  };
  for (const kind of ['online', 'offline'] as const) {
    globalThis.addEventListener(kind, () => void tell({ kind: 'online', online: kind === 'online' }));
  }
  browser.runtime.onUpdateAvailable.addListener(() => void tell({ kind: 'update' }));
  return {
    ...desk,
    sync,
    team,
    presence,
    handOver: (args) => handOver(parts, args),
    handBack: (args) => handBack(parts, args),
    tell,
    async leave() {
      sync.stop();
      const refresh = root.data()?.account?.refresh;
      if (refresh != null) await parts.desk.revoke(refresh, AbortSignal.timeout(patience));
    },
    alarm(name) {
      const isOurs = name === syncAlarms.every || name === syncAlarms.once || name === renewAlarm;
      if (isOurs) void tell({ kind: 'alarm' });
      if (isOurs) void askForConfig({ root, client: parts.client, ...shelves });
    },
    seen() {
      look();
      team.refreshIfOld();
      sight.abort();
      sight = new AbortController();
      const signal = AbortSignal.any([sight.signal, root.signal]);
      root.clock.after(outOfSight, () => void tell({ kind: 'visible', visible: false }), signal);
    },
  };
}

/** The server ended the sign-in: said so once, and everything is kept. */
async function lock({ stores }: ReturnType<typeof buildAccount>): Promise<void> {
  if (await stores.sealed.change((held) => (held?.state === 'in' ? locked(held) : null))) {
    await stores.session.write(null);
  }
}

/** Wipes this computer where the order is the owner's, signed with the pinned key; anything else is only noted. */
async function obey(root: Root, surroundings: WipeSurroundings, order: string): Promise<void> {
  const account = root.data()?.account;
  if (account == null || !(await isWipeOrder(order, account))) {
    root.log.note('wipe-order-refused');
    return;
  }
  await wipe(surroundings, { typed: wipeWords.en });
}
