import { z } from '@/lib/catalogue/zod';
import type { Result } from '@/lib/domain/shared/result';
import type { CommandName, CommandResults } from './commands';
import { policyNews } from './policy';
import { repairCodes, type JobName, type JobResults } from './jobs';

const nothing = z.null();

/** The schema that the result of a finished command must pass. */
export const commandResults: { readonly [C in CommandName]: z.ZodType<CommandResults[C]> } = {
  'contact.save': z.object({ contactId: z.string(), already: z.boolean() }),
  'contact.edit': nothing,
  'contact.add-phone': nothing,
  'contact.remove-identity': nothing,
  'contact.link-chat': nothing,
  'contact.delete': nothing,
  'chat.keep-out': nothing,
  'contact.merge': z.object({ contactId: z.string() }),
  'contact.separate': nothing,
  'contact.keep-apart': nothing,
  'contact.label': nothing,
  'contact.assign': nothing,
  'assignment.seen': nothing,
  'mention.read': nothing,
  'label.add': z.object({ labelId: z.string() }),
  'label.edit': nothing,
  'label.delete': nothing,
  'note.add': z.object({ noteId: z.string() }),
  'note.edit': nothing,
  'note.delete': nothing,
  'follow-up.add': z.object({ followUpId: z.string() }),
  'follow-up.edit': nothing,
  'follow-up.done': nothing,
  'follow-up.delete': nothing,
  'draft.save': nothing,
  'setting.set': nothing,
  undo: nothing,
  'sample.add': z.object({ contacts: z.number() }),
  'sample.remove': z.object({ contacts: z.number() }),
};

const result = <T, C extends string>(value: z.ZodType<T>, codes: readonly C[]): z.ZodType<Result<T, C>> =>
  z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), code: z.literal(codes), say: z.string().exactOptional() }),
  ]);

const receipt = z.object({
  at: z.number(),
  erased: z.array(z.object({ table: z.string(), count: z.number() })),
  checks: z.array(z.object({ place: z.string(), empty: z.boolean() })),
});

/** The schema of a customer's receipt, which the worker also reads back from where it keeps it. */
export const eraseReceipt = receipt.extend({ contactId: z.string() });

const moved = z.object({ contacts: z.number(), followUps: z.number() });
const leaveCodes = ['refused', 'forbidden', 'not-found', 'conflict', 'unreachable'] as const;

/** The schema that the answer to a job must pass. */
export const jobResults: { readonly [J in JobName]: z.ZodType<JobResults[J]> } = {
  'consent.choose': result(z.object({ gate: z.enum(['open', 'declined']) }), ['refused', 'broken']),
  'consent.read': result(
    z.object({ gate: z.enum(['undecided', 'declined', 'open', 'paused']), policyVersion: z.string() }),
    ['refused'],
  ),
  pause: result(z.object({ gate: z.enum(['open', 'paused']) }), ['refused', 'not-accepted']),
  'whatsapp.open': result(nothing, ['refused']),
  'erase.begin': result(z.object({ until: z.number() }), ['refused', 'not-found', 'not-confirmed', 'broken']),
  'erase.undo': result(nothing, ['refused', 'not-found', 'broken']),
  'erase.receipt': result(eraseReceipt.nullable(), ['refused']),
  wipe: result(receipt, ['refused', 'not-confirmed', 'broken']),
  'quarantine.discard': result(nothing, ['refused', 'not-found', 'broken']),
  'account.sign-in': result(nothing, [
    'refused',
    'inert',
    'closed',
    'denied',
    'unreachable',
    'other-workspace',
    'broken',
  ]),
  'account.sign-out': result(nothing, ['refused', 'broken']),
  'account.sync': result(nothing, ['refused']),
  'account.discard': result(nothing, ['refused']),
  'account.decide': result(nothing, ['refused']),
  'account.use-mine': result(z.object({ command: z.string() }), ['refused', 'not-found', 'broken']),
  'account.words': result(z.object({ text: z.string() }), ['refused', 'not-found']),
  'team.hand-over': result(moved.extend({ handOver: z.string() }), leaveCodes),
  'team.hand-back': result(moved, leaveCodes),
  'presence.say': result(nothing, ['refused', 'off']),
  'work.open': result(nothing, ['refused']),
  'config.read': result(
    z.object({
      version: z.number(),
      off: z.array(z.string()),
      askedAt: z.number(),
      refused: z
        .object({ code: z.enum(['no-key', 'not-signed', 'not-this', 'old', 'old-policy']), at: z.number() })
        .nullable(),
    }),
    ['refused'],
  ),
  'policy.read': result(policyNews.nullable(), ['refused']),
  'policy.answer': result(nothing, ['refused', 'not-found', 'broken']),
  'releases.read': result(z.object({ from: z.string(), to: z.string() }), ['refused']),
  'repair.load': result(z.object({ version: z.number() }), ['refused', ...repairCodes]),
};
