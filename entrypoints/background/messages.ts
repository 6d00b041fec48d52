import { isRecord } from '@/lib/domain/shared/json';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { answerMarks } from '@/lib/hub/answer-marks';
import { observe } from '@/lib/hub/observe';
import { mayRunJob, placeOf, rights, type Own, type Place, type Sender } from '@/lib/hub/sender-policy';
import type { Root } from '@/lib/hub/root';
import type { Runner } from '@/lib/hub/run-command';
import type { Tickets } from '@/lib/hub/tickets';
import { jobs, type JobName } from '@/lib/messaging/contract/jobs';
import { wireProtocol } from '@/lib/messaging/wire/host';
import type { WorkerVerb, WorkerVerbs } from '@/lib/messaging/wire/worker';
import type { ConfigShelf } from '@/lib/sync/account/config-shelf';
import type { SelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';
import type { RunJob } from './jobs';
import { answerSelectors } from './answer-selectors';
import { isPausedByPolicy } from './policy-desk';

/** What plain messages are answered with. */
export interface MessageDesk {
  readonly root: Root;
  readonly runner: Runner;
  readonly tickets: Tickets;
  readonly own: Own;
  readonly selectors: SelectorShelf;
  readonly restartPages: () => Promise<void>;
  readonly config: Pick<ConfigShelf, 'isOff' | 'standing'>;
  readonly jobs: { readonly [J in JobName]: RunJob };
}

/**
 * The answer to a plain message, or nothing where the sender may not ask: a page that tries its luck learns
 * neither that it was refused nor that anybody listens.
 */
export function answerMessage(
  desk: MessageDesk,
  message: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  if (!isRecord(message) || message['to'] !== 'worker') return undefined;
  const place = placeOf(sender, desk.own);
  const { verb, job, args } = message;
  if (place !== undefined && isVerb(place, verb)) return answerVerb(desk, { verb, args, sender });
  if (place !== undefined && isJob(job) && mayRunJob(place, job)) {
    return desk.jobs[job](args, sender.tab?.id);
  }
  desk.root.log.note('refused-sender');
  // Our own pages are told, so that they can say so; everybody else hears silence.
  const isOwnPage = place !== undefined && place !== 'content' && place !== 'sidebar-frame';
  return isOwnPage ? Promise.resolve(failed('refused')) : undefined;
}

function isVerb(place: Place, verb: unknown): verb is WorkerVerb {
  return rights[place].verbs.some((each) => each === verb);
}

function isJob(job: unknown): job is JobName {
  return typeof job === 'string' && Object.hasOwn(jobs, job);
}

interface VerbCall {
  readonly verb: WorkerVerb;
  readonly args: unknown;
  readonly sender: Sender;
}

function answerVerb(desk: MessageDesk, { verb, args, sender }: VerbCall): Promise<unknown> {
  switch (verb) {
    case 'gate':
      return gate(desk, args);
    case 'ticket':
      return ticket(desk, args, sender);
    case 'observe':
      return unlessOff(desk, 'observe', () => observe(desk, args));
    case 'selectors':
      return answerSelectors(desk, args);
    case 'marks':
      return unlessOff(desk, 'marks', () => answerMarks(desk.root, args));
  }
}

/** A feature that a release has switched off, or that a newer policy pauses, is answered as one whose gate is closed. */
async function unlessOff(
  desk: MessageDesk,
  feature: 'observe' | 'marks',
  run: () => Promise<unknown>,
): Promise<unknown> {
  const isOff = (await desk.config.isOff(feature)) || (await isPausedByPolicy(desk));
  return isOff ? failed('closed') : run();
}

async function gate({ root }: MessageDesk, args: unknown): Promise<WorkerVerbs['gate']['result']> {
  if (!isRecord(args) || args['v'] !== wireProtocol) return failed('protocol');
  await root.gate.ready;
  return ok({ gate: root.gate.now() });
}

const mostTickets = 4;

async function ticket(
  { root, tickets }: MessageDesk,
  args: unknown,
  sender: Sender,
): Promise<Result<readonly string[], 'refused'>> {
  await root.gate.ready;
  const count = isRecord(args) ? args['count'] : undefined;
  const tabId = sender.tab?.id;
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= mostTickets;
  if (root.gate.now() !== 'open' || tabId === undefined || !isCount) return failed('refused');
  return ok(await tickets.issue(tabId, count));
}
