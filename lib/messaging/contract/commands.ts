import { z } from '@/lib/catalogue/zod';
import { identityArgs } from './queries';

const contactId = z.uuid();
const noteId = z.uuid();
const followUpId = z.uuid();
const labelId = z.uuid();
const mentions = z.array(z.uuid()).max(50).optional();
const body = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(300);
const colour = z.enum(['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink']);
const zone = z.string().min(1).max(64);

/** Every change a screen can ask for, with the schema its arguments must pass. */
export const commandArgs = {
  'contact.save': z.strictObject({
    identities: z.array(identityArgs).min(1).max(10),
    source: z.enum(['modules', 'page', 'typed', 'said']),
    kind: z.enum(['person', 'group', 'business']),
    name: z.string().trim().max(300),
  }),
  'contact.edit': z.strictObject({
    contactId,
    name: z.string().trim().min(1).max(300).optional(),
    company: z.string().trim().max(300).optional(),
    quickFact: z.string().trim().max(20_000).optional(),
  }),
  /** `phone` as a person types it; `region` (ISO 3166) where the number has no country code. */
  'contact.add-phone': z.strictObject({
    contactId,
    phone: z.string().trim().min(1).max(60),
    region: z.string().length(2).optional(),
  }),
  'contact.remove-identity': z.strictObject({ contactId, element: z.string().max(300) }),
  /** Ties the open chat's verified identities to a contact that a person chose. */
  'contact.link-chat': z.strictObject({
    contactId,
    identities: z.array(identityArgs).min(1).max(10),
    source: z.enum(['modules', 'page', 'typed']),
  }),
  'contact.delete': z.strictObject({ contactId }),
  /** Personal: nothing is kept about this chat from now on, or it is let in again. */
  'chat.keep-out': z.strictObject({ identities: z.array(identityArgs).min(1).max(10), on: z.boolean() }),
  /** Makes two contacts one person; `keep` names, for a value that can be only one, which of the two has it. */
  'contact.merge': z.strictObject({
    contactId,
    otherId: contactId,
    keep: z
      .strictObject({
        name: contactId.optional(),
        company: contactId.optional(),
        quickFact: contactId.optional(),
      })
      .default({}),
  }),
  /** Takes one merged contact out of the person again. */
  'contact.separate': z.strictObject({ contactId }),
  /** Keeps that these two are not the same person. */
  'contact.keep-apart': z.strictObject({ contactId, otherId: contactId }),
  'contact.label': z.strictObject({ contactId, labelId, on: z.boolean() }),
  /** Gives the contact to a member, or to nobody; `note` is for whoever has it next. */
  'contact.assign': z.strictObject({
    contactId,
    to: z.uuid().nullable(),
    note: z.string().trim().max(20_000).optional(),
    draftKey: z.string().max(300).optional(),
  }),
  /** Whoever was given the contact has seen it. */
  'assignment.seen': z.strictObject({ contactId }),
  /** Whoever is named in the note has read it, or wants it among the new ones again. */
  'mention.read': z.strictObject({ noteId, read: z.boolean() }),
  'label.add': z.strictObject({ name: title, colour, contactId: contactId.optional() }),
  'label.edit': z.strictObject({ labelId, name: title.optional(), colour: colour.optional() }),
  'label.delete': z.strictObject({ labelId }),
  /** Adds the note and empties the draft it was typed in, in one commit. */
  'note.add': z.strictObject({ contactId, body, mentions, draftKey: z.string().max(300).optional() }),
  'note.edit': z.strictObject({ noteId, body, mentions }),
  'note.delete': z.strictObject({ noteId }),
  /** Sets the follow-up and empties the draft its text was typed in, in one commit. */
  'follow-up.add': z.strictObject({
    contactId,
    title,
    dueAt: z.int().positive(),
    zone,
    draftKey: z.string().max(300).optional(),
  }),
  'follow-up.edit': z.strictObject({
    followUpId,
    title: title.optional(),
    dueAt: z.int().positive().optional(),
    zone: zone.optional(),
  }),
  'follow-up.done': z.strictObject({ followUpId, done: z.boolean() }),
  'follow-up.delete': z.strictObject({ followUpId }),
  /** An empty body removes the draft. */
  'draft.save': z.strictObject({
    key: z.string().min(1).max(300),
    contactId: contactId.optional(),
    body: z.string().max(20_000),
  }),
  'setting.set': z.strictObject({
    key: z.string().min(1).max(100),
    value: z.union([z.string().max(300), z.number(), z.boolean(), z.null()]),
  }),
  /** Takes back one command of the last 30 days, where nothing newer stands on it. */
  undo: z.strictObject({ command: z.uuid() }),
  'sample.add': z.strictObject({}),
  'sample.remove': z.strictObject({}),
} as const;
export type CommandName = keyof typeof commandArgs;
export type CommandArgs<C extends CommandName> = z.input<(typeof commandArgs)[C]>;
export type ParsedCommandArgs<C extends CommandName> = z.output<(typeof commandArgs)[C]>;

/** What a finished command tells: ids only. */
export interface CommandResults {
  'contact.save': { readonly contactId: string; readonly already: boolean };
  'contact.edit': null;
  'contact.add-phone': null;
  'contact.remove-identity': null;
  'contact.link-chat': null;
  'contact.delete': null;
  'chat.keep-out': null;
  'contact.merge': { readonly contactId: string };
  'contact.separate': null;
  'contact.keep-apart': null;
  'contact.label': null;
  'contact.assign': null;
  'assignment.seen': null;
  'mention.read': null;
  'label.add': { readonly labelId: string };
  'label.edit': null;
  'label.delete': null;
  'note.add': { readonly noteId: string };
  'note.edit': null;
  'note.delete': null;
  'follow-up.add': { readonly followUpId: string };
  'follow-up.edit': null;
  'follow-up.done': null;
  'follow-up.delete': null;
  'draft.save': null;
  'setting.set': null;
  undo: null;
  'sample.add': { readonly contacts: number };
  'sample.remove': { readonly contacts: number };
}

/** Why a command was refused: nothing was written. */
export type CommandCode =
  | 'invalid'
  | 'not-found'
  | 'belongs-to-other'
  | 'lid-is-no-phone'
  | 'not-a-phone'
  | 'last-identity'
  | 'changed-since'
  | 'too-old'
  | 'stale'
  | 'not-allowed'
  | 'kept-out'
  | 'still-kept'
  /** The own role does not see what it would change. */
  | 'masked'
  | 'inert'
  | 'full'
  | 'broken';
