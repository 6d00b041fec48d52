import { z } from '@/lib/catalogue/zod';
import type { PolicyNews } from './policy';
import { presenceStates } from './presence';
import { identityArgs } from './queries';
import type { Result } from '@/lib/domain/shared/result';

/**
 * What is no command because it reaches beyond the journal. Sent by `runtime.sendMessage` and answered with a
 * `Result`. `from` names the only pages that may ask; each is checked by exact path, frame and tab.
 */
export const jobs = {
  /** Records the choice of the welcome page; `accepted` opens the gate in every open WhatsApp tab. */
  'consent.choose': {
    from: ['welcome', 'options'],
    args: z.strictObject({ choice: z.enum(['accepted', 'declined', 'withdrawn']) }),
  },
  /** Where the gate stands, for pages that must work before the store exists. */
  'consent.read': { from: ['welcome', 'options', 'popup'], args: z.strictObject({}) },
  pause: { from: ['popup', 'options'], args: z.strictObject({ paused: z.boolean() }) },
  /** Focuses and reloads an open WhatsApp Web tab, or opens one. */
  'whatsapp.open': { from: ['welcome', 'popup', 'options'], args: z.strictObject({}) },
  /** Hides the customer at once; final after 30 s unless taken back. `typed` must equal the contact's name. */
  'erase.begin': {
    from: ['options'],
    args: z.strictObject({
      contactId: z.uuid(),
      typed: z.string().max(300),
      /** The chat is personal: it is marked, so that nothing about it is kept again. */
      keepOut: z.boolean().optional(),
    }),
  },
  'erase.undo': { from: ['options'], args: z.strictObject({ contactId: z.uuid() }) },
  /** What was checked after a customer was erased; `null` while the erasure is not final. */
  'erase.receipt': { from: ['options'], args: z.strictObject({ contactId: z.uuid() }) },
  /** Erases everything on this computer. `typed` must be `ERASE` or the same word of another language of ours. No undo. */
  wipe: { from: ['options'], args: z.strictObject({ typed: z.string().max(20) }) },
  'quarantine.discard': { from: ['options'], args: z.strictObject({ id: z.string().max(300) }) },
  /** Opens the server's sign-in page; answers once it is over. */
  'account.sign-in': { from: ['options', 'sidebar'], args: z.strictObject({}) },
  /** Ends the sign-in on this computer; what is kept here stays. */
  'account.sign-out': { from: ['options'], args: z.strictObject({}) },
  /** Asks the server now instead of at the next occasion. */
  'account.sync': { from: ['options', 'sidebar'], args: z.strictObject({}) },
  /** The person has dealt with a change that was refused; its content goes. */
  'account.discard': { from: ['options', 'sidebar'], args: z.strictObject({ id: z.string().max(300) }) },
  /** The person has decided about a version that lost. */
  'account.decide': { from: ['options', 'sidebar'], args: z.strictObject({ id: z.string().max(400) }) },
  /** The person takes their own version of a text after all: it is written anew, for everybody. */
  'account.use-mine': { from: ['options', 'sidebar'], args: z.strictObject({ id: z.string().max(400) }) },
  /** All words of a refused change or of a version that lost, for copying. */
  'account.words': { from: ['options', 'sidebar'], args: z.strictObject({ id: z.string().max(400) }) },
  /** Says that one looks at this chat or writes in it; a hash and one word leave this computer. */
  'presence.say': {
    from: ['sidebar'],
    args: z.strictObject({
      identities: z.array(identityArgs).min(1).max(10),
      state: z.enum([...presenceStates, 'left']),
    }),
  },
  /** Takes a member out of the team and gives what is theirs to another, in one step. */
  'team.hand-over': {
    from: ['options'],
    args: z.strictObject({ seatId: z.uuid(), to: z.uuid().nullable() }),
  },
  /** Takes that back. */
  'team.hand-back': {
    from: ['options'],
    args: z.strictObject({ seatId: z.uuid(), handOver: z.string().length(28) }),
  },
  /** Shows the work page in Chrome's side panel or, where there is none, in a tab. */
  'work.open': { from: ['popup', 'options', 'sidebar'], args: z.strictObject({ tabId: z.int().optional() }) },
  /** Which features a release has switched off here, and what of the kind was refused. */
  'config.read': { from: ['options'], args: z.strictObject({}) },
  /** A privacy policy that comes after the shipped one, and what was answered to it. */
  'policy.read': { from: ['options', 'sidebar'], args: z.strictObject({}) },
  /** Agrees to it or not; what a person agreed to before goes on until it is in force. */
  'policy.answer': { from: ['options'], args: z.strictObject({ version: z.iso.date(), agree: z.boolean() }) },
  /** For which releases of WhatsApp Web the selectors in use were checked. */
  'releases.read': { from: ['options', 'sidebar'], args: z.strictObject({}) },
  /** Takes a signed file with newer ways to find things in WhatsApp Web: data only, and only if the build knows its key. */
  'repair.load': { from: ['options'], args: z.strictObject({ file: z.string().max(64_000) }) },
} as const;
export type JobName = keyof typeof jobs;
export type JobArgs<J extends JobName> = z.input<(typeof jobs)[J]['args']>;

export interface JobResults {
  'consent.choose': Result<{ readonly gate: 'open' | 'declined' }, 'refused' | 'broken'>;
  'consent.read': Result<
    { readonly gate: 'undecided' | 'declined' | 'open' | 'paused'; readonly policyVersion: string },
    'refused'
  >;
  pause: Result<{ readonly gate: 'open' | 'paused' }, 'refused' | 'not-accepted'>;
  'whatsapp.open': Result<null, 'refused'>;
  'erase.begin': Result<{ readonly until: number }, 'refused' | 'not-found' | 'not-confirmed' | 'broken'>;
  'erase.undo': Result<null, 'refused' | 'not-found' | 'broken'>;
  'erase.receipt': Result<EraseReceipt | null, 'refused'>;
  wipe: Result<WipeReceipt, 'refused' | 'not-confirmed' | 'broken'>;
  'quarantine.discard': Result<null, 'refused' | 'not-found' | 'broken'>;
  'account.sign-in': Result<
    null,
    'refused' | 'inert' | 'closed' | 'denied' | 'unreachable' | 'other-workspace' | 'broken'
  >;
  'account.sign-out': Result<null, 'refused' | 'broken'>;
  'account.sync': Result<null, 'refused'>;
  'account.discard': Result<null, 'refused'>;
  'account.decide': Result<null, 'refused'>;
  'account.use-mine': Result<{ readonly command: string }, 'refused' | 'not-found' | 'broken'>;
  'account.words': Result<{ readonly text: string }, 'refused' | 'not-found'>;
  'team.hand-over': Result<
    { readonly handOver: string; readonly contacts: number; readonly followUps: number },
    'refused' | 'forbidden' | 'not-found' | 'conflict' | 'unreachable'
  >;
  'team.hand-back': Result<
    { readonly contacts: number; readonly followUps: number },
    'refused' | 'forbidden' | 'not-found' | 'conflict' | 'unreachable'
  >;
  'presence.say': Result<null, 'refused' | 'off'>;
  'work.open': Result<null, 'refused'>;
  'config.read': Result<
    {
      readonly version: number;
      readonly off: readonly string[];
      readonly askedAt: number;
      readonly refused: {
        readonly code: 'no-key' | 'not-signed' | 'not-this' | 'old' | 'old-policy';
        readonly at: number;
      } | null;
    },
    'refused'
  >;
  'policy.read': Result<PolicyNews | null, 'refused'>;
  'policy.answer': Result<null, 'refused' | 'not-found' | 'broken'>;
  'releases.read': Result<{ readonly from: string; readonly to: string }, 'refused'>;
  'repair.load': Result<{ readonly version: number }, RepairCode | 'refused'>;
}

/** Why a repair file was not taken. */
export const repairCodes = [
  'no-key',
  'too-big',
  'malformed',
  'forged',
  'unknown-format',
  'not-newer',
  'changes-rules',
] as const;
export type RepairCode = (typeof repairCodes)[number];

/** What was checked after everything was erased; no personal data. */
export interface WipeReceipt {
  readonly at: number;
  readonly erased: readonly { readonly table: string; readonly count: number }[];
  /** Each place that was read again (a `CheckedPlace`), and whether it is empty. */
  readonly checks: readonly { readonly place: string; readonly empty: boolean }[];
}

/** The same for one customer, who is named by an id alone. */
export interface EraseReceipt extends WipeReceipt {
  readonly contactId: string;
}

export interface JobCall<J extends JobName = JobName> {
  readonly to: 'worker';
  readonly job: J;
  readonly args: JobArgs<J>;
}

/** Export: a message to the worker's own `message` event (`navigator.serviceWorker`), answered by a transferred stream. */
export interface ExportRequest {
  readonly kind: 'export';
  readonly id: string;
}
export type ExportReply =
  | {
      readonly kind: 'export-stream';
      readonly id: string;
      readonly fileName: string;
      readonly stream: ReadableStream<Uint8Array>;
      /** Lines that will be written (each row is one in `data/` and one in `csv/`), for the progress bar. */
      readonly rows: number;
    }
  | { readonly kind: 'export-progress'; readonly id: string; readonly rows: number }
  | {
      /** Every byte is in the stream; what it holds, by table. */
      readonly kind: 'export-done';
      readonly id: string;
      readonly counts: readonly { readonly table: string; readonly count: number }[];
      /** Customers who are not in it because their erasure was begun. */
      readonly leftOut: number;
    }
  | { readonly kind: 'export-refused'; readonly id: string; readonly code: string; readonly say: string };
