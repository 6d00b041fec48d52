import type { Json } from '@/lib/domain/shared/json';
import { failed, type Result } from '@/lib/domain/shared/result';
import { z } from '@/lib/catalogue/zod';
import {
  commandArgs,
  type CommandName,
  type CommandResults,
  type ParsedCommandArgs,
} from '@/lib/messaging/contract/commands';
import { identityArgs } from '@/lib/messaging/contract/queries';
import type { Command, Plan, PlanCode, PlanContext } from '@/lib/model/command';
import { assignmentSeen } from '@/lib/model/commands/assignment-seen';
import { chatKeepOut } from '@/lib/model/commands/chat-keep-out';
import { chatObserve } from '@/lib/model/commands/chat-observe';
import { consentRecord } from '@/lib/model/commands/consent-record';
import { contactAddPhone } from '@/lib/model/commands/contact-add-phone';
import { contactAssign } from '@/lib/model/commands/contact-assign';
import { contactDelete } from '@/lib/model/commands/contact-delete';
import { contactEdit } from '@/lib/model/commands/contact-edit';
import { contactKeepOut } from '@/lib/model/commands/contact-keep-out';
import { contactKeepApart } from '@/lib/model/commands/contact-keep-apart';
import { contactLabel } from '@/lib/model/commands/contact-label';
import { contactLinkChat } from '@/lib/model/commands/contact-link-chat';
import { contactMerge } from '@/lib/model/commands/contact-merge';
import { contactRemoveIdentity } from '@/lib/model/commands/contact-remove-identity';
import { contactSave } from '@/lib/model/commands/contact-save';
import { contactSeparate } from '@/lib/model/commands/contact-separate';
import { draftSave } from '@/lib/model/commands/draft-save';
import { followUpAdd } from '@/lib/model/commands/follow-up-add';
import { followUpDelete } from '@/lib/model/commands/follow-up-delete';
import { followUpDone } from '@/lib/model/commands/follow-up-done';
import { followUpEdit } from '@/lib/model/commands/follow-up-edit';
import { labelAdd } from '@/lib/model/commands/label-add';
import { labelDelete } from '@/lib/model/commands/label-delete';
import { labelEdit } from '@/lib/model/commands/label-edit';
import { mentionRead } from '@/lib/model/commands/mention-read';
import { noteAdd } from '@/lib/model/commands/note-add';
import { noteDelete } from '@/lib/model/commands/note-delete';
import { noteEdit } from '@/lib/model/commands/note-edit';
import { sampleAdd } from '@/lib/model/commands/sample-add';
import { sampleRemove } from '@/lib/model/commands/sample-remove';
import { settingSet } from '@/lib/model/commands/setting-set';
import { sweep } from '@/lib/model/commands/sweep';
import { undo } from '@/lib/model/commands/undo';
import type { Model } from '@/lib/model/model';

/** A command whose arguments are not parsed yet. */
export interface Runnable {
  readonly name: string;
  readonly undoable: boolean;
  /** The history entry that must be read before planning, by the command it names. */
  past(args: unknown): string | null;
  plan(model: Model, args: unknown, context: PlanContext): Result<Plan, PlanCode>;
}

function bind<A, R extends Json>(schema: z.ZodType<A>, command: Command<A, R>): Runnable {
  return {
    name: command.name,
    undoable: command.undoable,
    past: () => null,
    plan(model, args, context) {
      const parsed = schema.safeParse(args);
      return parsed.success
        ? command.plan(model, parsed.data, context)
        : failed('invalid', 'This cannot be saved as it is. Check what you typed.');
    },
  };
}

/** Ties a command to the schema and the result that the contract gives it; where they differ, this does not compile. */
function of<C extends CommandName>(
  schema: z.ZodType<ParsedCommandArgs<C>>,
  command: Command<ParsedCommandArgs<C>, CommandResults[C] & Json>,
): Runnable {
  return bind(schema, command);
}

function commandToUndo(args: unknown): string | null {
  const parsed = commandArgs.undo.safeParse(args);
  return parsed.success ? parsed.data.command : null;
}

/** Every command of the contract, or this does not compile. */
const commands: { readonly [C in CommandName]: Runnable } = {
  'contact.save': of<'contact.save'>(commandArgs['contact.save'], contactSave),
  'contact.edit': of<'contact.edit'>(commandArgs['contact.edit'], contactEdit),
  'contact.add-phone': of<'contact.add-phone'>(commandArgs['contact.add-phone'], contactAddPhone),
  'contact.remove-identity': of<'contact.remove-identity'>(
    commandArgs['contact.remove-identity'],
    contactRemoveIdentity,
  ),
  'contact.link-chat': of<'contact.link-chat'>(commandArgs['contact.link-chat'], contactLinkChat),
  'contact.delete': of<'contact.delete'>(commandArgs['contact.delete'], contactDelete),
  'chat.keep-out': of<'chat.keep-out'>(commandArgs['chat.keep-out'], chatKeepOut),
  'contact.merge': of<'contact.merge'>(commandArgs['contact.merge'], contactMerge),
  'contact.separate': of<'contact.separate'>(commandArgs['contact.separate'], contactSeparate),
  'contact.keep-apart': of<'contact.keep-apart'>(commandArgs['contact.keep-apart'], contactKeepApart),
  'contact.label': of<'contact.label'>(commandArgs['contact.label'], contactLabel),
  'contact.assign': of<'contact.assign'>(commandArgs['contact.assign'], contactAssign),
  'assignment.seen': of<'assignment.seen'>(commandArgs['assignment.seen'], assignmentSeen),
  'mention.read': of<'mention.read'>(commandArgs['mention.read'], mentionRead),
  'label.add': of<'label.add'>(commandArgs['label.add'], labelAdd),
  'label.edit': of<'label.edit'>(commandArgs['label.edit'], labelEdit),
  'label.delete': of<'label.delete'>(commandArgs['label.delete'], labelDelete),
  'note.add': of<'note.add'>(commandArgs['note.add'], noteAdd),
  'note.edit': of<'note.edit'>(commandArgs['note.edit'], noteEdit),
  'note.delete': of<'note.delete'>(commandArgs['note.delete'], noteDelete),
  'follow-up.add': of<'follow-up.add'>(commandArgs['follow-up.add'], followUpAdd),
  'follow-up.edit': of<'follow-up.edit'>(commandArgs['follow-up.edit'], followUpEdit),
  'follow-up.done': of<'follow-up.done'>(commandArgs['follow-up.done'], followUpDone),
  'follow-up.delete': of<'follow-up.delete'>(commandArgs['follow-up.delete'], followUpDelete),
  'draft.save': of<'draft.save'>(commandArgs['draft.save'], draftSave),
  'setting.set': of<'setting.set'>(commandArgs['setting.set'], settingSet),
  undo: { ...of<'undo'>(commandArgs.undo, undo), past: commandToUndo },
  'sample.add': of<'sample.add'>(commandArgs['sample.add'], sampleAdd),
  'sample.remove': of<'sample.remove'>(commandArgs['sample.remove'], sampleRemove),
};

/** The command that screens know under this name. */
export function commandNamed(name: string): Runnable | undefined {
  return isCommandName(name) ? commands[name] : undefined;
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

const nothing = z.strictObject({});

/** What the worker does by itself; no screen can ask for it. */
export const ownCommands = {
  observe: bind(
    z.strictObject({
      fact: z.strictObject({
        identities: z.array(identityArgs).max(10),
        kind: z.enum(['person', 'business', 'group', 'unknown']),
        title: z.string().max(2_000),
        openedAt: z.int().nonnegative(),
      }),
    }),
    chatObserve,
  ),
  consent: bind(
    z.strictObject({
      choice: z.enum(['accepted', 'declined', 'withdrawn']),
      policyVersion: z.string().max(20),
      policyHash: z.string().length(64),
      noticeVersion: z.string().max(20),
    }),
    consentRecord,
  ),
  keepOut: bind(z.strictObject({ contactId: z.uuid(), on: z.boolean() }), contactKeepOut),
  sweep: bind(nothing, sweep),
} as const;
