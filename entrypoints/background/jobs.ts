import type { z } from '@/lib/catalogue/zod';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { troubleWords } from '@/lib/hub/account-trouble-answer';
import { ownCommands } from '@/lib/hub/commands';
import type { Root } from '@/lib/hub/root';
import { jobs, type JobArgs, type JobName, type JobResults } from '@/lib/messaging/contract/jobs';
import type { ConfigShelf } from '@/lib/sync/account/config-shelf';
import type { SelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';
import { chooseConsent, pause, readConsent, type ConsentDesk } from './consent-job';
import type { EraseDesk } from './erase-job';
import type { AccountJob } from './account-job';
import { answerPolicy, isPausedByPolicy, readPolicy } from './policy-desk';
import { useMine } from './use-mine-job';
import { openWork } from './work-job';
import { openWhatsApp } from './whatsapp-tabs';
import { wipe, type WipeSurroundings } from './wipe-job';

/** What the jobs work with. */
export interface JobDesks {
  readonly root: Root;
  readonly consent: ConsentDesk;
  readonly erase: EraseDesk;
  readonly wipe: WipeSurroundings;
  readonly selectors: SelectorShelf;
  readonly account: AccountJob;
  readonly config: ConfigShelf;
}

/** A job whose arguments are not parsed yet; `tabId` is the tab it was asked from. */
export type RunJob = (args: unknown, tabId: number | undefined) => Promise<unknown>;

type JobTable = { readonly [J in JobName]: RunJob };

/** Every job of the contract, or this does not compile. */
export function jobTable(desks: JobDesks): JobTable {
  const { root, consent, erase, account, selectors, config } = desks;
  return {
    'consent.choose': of<'consent.choose'>(jobs['consent.choose'].args, (args) =>
      chooseConsent(consent, args),
    ),
    'consent.read': of<'consent.read'>(jobs['consent.read'].args, () => readConsent(consent)),
    pause: of<'pause'>(jobs.pause.args, (args) => pause(consent, args)),
    'whatsapp.open': of<'whatsapp.open'>(jobs['whatsapp.open'].args, () =>
      openWhatsApp().then(() => ok(null)),
    ),
    'erase.begin': of<'erase.begin'>(jobs['erase.begin'].args, (args) =>
      beginErasure({ consent, erase }, args),
    ),
    'erase.undo': of<'erase.undo'>(jobs['erase.undo'].args, (args) => undoErasure({ consent, erase }, args)),
    'erase.receipt': of<'erase.receipt'>(jobs['erase.receipt'].args, (args) => erase.receipt(args)),
    wipe: of<'wipe'>(jobs.wipe.args, (args) => wipe(desks.wipe, args)),
    'quarantine.discard': of<'quarantine.discard'>(jobs['quarantine.discard'].args, (args) =>
      discard(root, args),
    ),
    'account.sign-in': of<'account.sign-in'>(jobs['account.sign-in'].args, () => account.signIn()),
    'account.sign-out': of<'account.sign-out'>(jobs['account.sign-out'].args, () => account.signOut()),
    'account.sync': of<'account.sync'>(jobs['account.sync'].args, () => account.tell({ kind: 'asked' })),
    'account.discard': of<'account.discard'>(jobs['account.discard'].args, ({ id }) =>
      account.tell({ kind: 'discarded', id }),
    ),
    'account.decide': of<'account.decide'>(jobs['account.decide'].args, ({ id }) =>
      account.tell({ kind: 'decided', id }),
    ),
    'account.use-mine': of<'account.use-mine'>(jobs['account.use-mine'].args, ({ id }) =>
      useMine({ root, runner: consent.runner, tell: account.tell }, id),
    ),
    'account.words': of<'account.words'>(jobs['account.words'].args, (args) => words(root, args)),
    'team.hand-over': of<'team.hand-over'>(jobs['team.hand-over'].args, (args) => account.handOver(args)),
    'team.hand-back': of<'team.hand-back'>(jobs['team.hand-back'].args, (args) => account.handBack(args)),
    'presence.say': of<'presence.say'>(jobs['presence.say'].args, async (args) =>
      (await isPausedByPolicy(desks)) ? failed('off') : account.presence.say(args),
    ),
    'work.open': of<'work.open'>(jobs['work.open'].args, openWork),
    'config.read': of<'config.read'>(jobs['config.read'].args, async () => ok(await config.standing())),
    'policy.read': of<'policy.read'>(jobs['policy.read'].args, () => readPolicy(desks)),
    'policy.answer': of<'policy.answer'>(jobs['policy.answer'].args, (args) =>
      answerPolicy({ root, config, runner: consent.runner }, args),
    ),
    'releases.read': of<'releases.read'>(jobs['releases.read'].args, async () =>
      ok((await selectors.active()).releases),
    ),
    'repair.load': of<'repair.load'>(jobs['repair.load'].args, ({ file }) => selectors.offer(file)),
  };
}

function of<J extends JobName>(
  schema: z.ZodType<JobArgs<J>>,
  run: (args: JobArgs<J>, tabId: number | undefined) => Promise<JobResults[J]>,
): RunJob {
  return (args, tabId) => {
    const parsed = schema.safeParse(args);
    return parsed.success ? run(parsed.data, tabId) : Promise.resolve(failed('refused'));
  };
}

/** The mark comes first: whatever happens between the two, nothing new is kept about a personal chat. */
async function beginErasure(
  { consent: { runner }, erase }: Pick<JobDesks, 'consent' | 'erase'>,
  args: JobArgs<'erase.begin'>,
): Promise<JobResults['erase.begin']> {
  const { contactId, keepOut } = args;
  if (keepOut !== true) return erase.begin(args);
  const marked = await runner.runOwn(ownCommands.keepOut, { contactId, on: true });
  if (!marked.ok) return failed(marked.code === 'not-found' ? 'not-found' : 'broken');
  const begun = await erase.begin(args);
  if (!begun.ok) await runner.runOwn(ownCommands.keepOut, { contactId, on: false });
  return begun;
}

async function undoErasure(
  { consent: { runner }, erase }: Pick<JobDesks, 'consent' | 'erase'>,
  args: JobArgs<'erase.undo'>,
): Promise<JobResults['erase.undo']> {
  const undone = await erase.undo(args);
  if (undone.ok) await runner.runOwn(ownCommands.keepOut, { ...args, on: false });
  return undone;
}

async function words(root: Root, { id }: JobArgs<'account.words'>): Promise<JobResults['account.words']> {
  const text = troubleWords(root.data(), id);
  return text === null ? failed('not-found') : ok({ text });
}

async function discard(
  root: Root,
  { id }: JobArgs<'quarantine.discard'>,
): Promise<JobResults['quarantine.discard']> {
  const done = await root.runExclusive(async (data): Promise<Result<null, 'not-found' | 'broken'>> => {
    if (!data.journal.quarantined().some((each) => each.id === id)) return failed('not-found');
    const discarded = await data.journal.discardQuarantined(id);
    if (!discarded.ok) return failed('broken');
    root.changed('all');
    return ok(null);
  });
  return done.ok ? done.value : failed('broken');
}
