import { noticeVersion, policy } from '@/lib/domain/privacy/policy';
import { failed, ok } from '@/lib/domain/shared/result';
import { ownCommands } from '@/lib/hub/commands';
import type { Data, Root } from '@/lib/hub/root';
import type { Runner } from '@/lib/hub/run-command';
import type { createLine } from '@/lib/store/line';
import type { JobArgs, JobResults } from '@/lib/messaging/contract/jobs';
import { showGateOnIcon } from './icon';
import { tellWhatsAppTabs } from './whatsapp-tabs';

/** What the choice of a person needs. */
export interface ConsentDesk {
  readonly root: Root;
  readonly runner: Runner;
  /** Choices are made one after the other, from however many pages they come. */
  readonly line: ReturnType<typeof createLine>;
}

/** Tells everybody where the gate stands now. */
export async function announceGate(root: Root): Promise<void> {
  const gate = root.gate.now();
  root.tellStanding();
  root.changed('all');
  await Promise.allSettled([showGateOnIcon(gate), tellWhatsAppTabs({ to: 'page', kind: 'gate', gate })]);
}

/** Records what a person chose. Accept opens the store; before it nothing is opened, so Not now leaves no row. */
export async function chooseConsent(
  desk: ConsentDesk,
  { choice }: JobArgs<'consent.choose'>,
): Promise<JobResults['consent.choose']> {
  await desk.root.gate.ready;
  return desk.line.run(() => (choice === 'accepted' ? accept(desk) : close(desk)));
}

async function accept({ root, runner }: ConsentDesk): Promise<JobResults['consent.choose']> {
  if (root.gate.now() === 'open') return ok({ gate: 'open' });
  // First, so that a store which a stop of the worker leaves behind is known of, and can be seen and erased.
  await root.gate.prepare();
  const opened = await root.open('accepting');
  if (!opened.ok) return failed('broken', opened.say ?? storeSay);
  if (root.gate.now() !== 'undecided' || !isProven(opened.value)) {
    const recorded = await runner.runOwn(ownCommands.consent, rowFor('accepted'));
    if (!recorded.ok) return failed('broken', recorded.say ?? storeSay);
  }
  await root.gate.change('open');
  await announceGate(root);
  return ok({ gate: 'open' });
}

/** Says whether the row of this very choice is there already: its worker was stopped before the gate opened. */
function isProven(data: Data): boolean {
  const [last] = [...data.model.tables.consents.rows()].sort((a, b) => b.d.at - a.d.at);
  const { policyHash, noticeVersion } = rowFor('accepted');
  return (
    last?.d.choice === 'accepted' &&
    last.d.policyHash === policyHash &&
    last.d.noticeVersion === noticeVersion
  );
}

/** The gate closes first: what a person takes back must hold even where it cannot be written down. */
async function close({ root, runner }: ConsentDesk): Promise<JobResults['consent.choose']> {
  const hadStore = root.gate.everAccepted();
  const choice = root.gate.now() === 'undecided' ? 'declined' : 'withdrawn';
  await root.gate.change('declined');
  await announceGate(root);
  if (hadStore) {
    const recorded = await runner.runOwn(ownCommands.consent, rowFor(choice));
    if (!recorded.ok) root.log.note('withdrawal-not-written');
  }
  return ok({ gate: 'declined' });
}

const storeSay = 'This computer refused to open the store, so nothing was turned on. Try again.';

function rowFor(choice: JobArgs<'consent.choose'>['choice']) {
  return { choice, policyVersion: policy.version, policyHash: policy.sha256, noticeVersion };
}

/** Where the gate stands. */
export async function readConsent({ root }: ConsentDesk): Promise<JobResults['consent.read']> {
  await root.gate.ready;
  return ok({ gate: root.gate.now(), policyVersion: policy.version });
}

/** Stops reading WhatsApp Web until it is switched on again; what is kept stays. */
export async function pause(
  { root, line }: ConsentDesk,
  { paused }: JobArgs<'pause'>,
): Promise<JobResults['pause']> {
  await root.gate.ready;
  return line.run(() => setPaused(root, paused));
}

async function setPaused(root: Root, paused: boolean): Promise<JobResults['pause']> {
  const now = root.gate.now();
  if (now !== 'open' && now !== 'paused') return failed('not-accepted');
  const gate = paused ? 'paused' : 'open';
  if (gate !== now) {
    await root.gate.change(gate);
    await announceGate(root);
  }
  return ok({ gate });
}
