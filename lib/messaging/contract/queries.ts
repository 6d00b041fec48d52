import { z } from '@/lib/catalogue/zod';
import { identityKinds } from '@/lib/domain/contact/identity';
import type {
  ChatKnownView,
  ContactRow,
  ContactView,
  ErasePreview,
  FollowUpView,
  HeldRow,
  HeldTable,
  LabelView,
  NoteView,
  OpenContactView,
  Page,
  QuarantinedView,
  SameView,
  SearchView,
  StatusView,
  TimelineItem,
  TodayView,
} from './views';
import type { HereView } from './presence';
import type { GivenView, MentionPage, TeamView } from './team';
import type { AccountView, RowTruthView, TroubleView } from './account';

const contactId = z.uuid();
const window = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) };

/** Whose: `any`, `mine`, `none`, or one member's id. */
const owner = z.string().max(40).default('any');

export const identityArgs = z.strictObject({
  kind: z.enum(identityKinds),
  value: z.string().min(1).max(200),
});

/** Every question a screen can ask, with the schema its arguments must pass. */
export const queryArgs = {
  status: z.strictObject({}),
  'contact.open': z.strictObject({ identities: z.array(identityArgs).max(10), title: z.string().max(300) }),
  /** Which of these chats are saved, and which are to be kept out. */
  'chats.known': z.strictObject({
    chats: z.array(z.strictObject({ identities: z.array(identityArgs).max(10) })).max(100),
  }),
  'contact.get': z.strictObject({ contactId }),
  'contact.list': z.strictObject({
    labelId: z.uuid().nullable().default(null),
    sort: z.enum(['name', 'recent', 'due']).default('name'),
    owner,
    ...window,
  }),
  /** Who might be the same person, for somebody to decide. */
  'contact.same': z.strictObject({ contactId }),
  'contact.timeline': z.strictObject({ contactId, ...window }),
  'note.list': z.strictObject({ contactId, ...window }),
  /** With `done`, only those that are done, or only those that are not. */
  'follow-up.list': z.strictObject({ contactId, done: z.boolean().optional(), ...window }),
  'label.list': z.strictObject({}),
  'draft.get': z.strictObject({ key: z.string().max(300) }),
  'work.today': z.strictObject({
    /** Bounds of the person's day, because the worker does not know how long their day is. */
    now: z.int(),
    dayEnd: z.int(),
    limit: z.int().min(1).max(100).default(50),
    owner,
  }),
  /** One group of `work.today`, a window at a time. */
  'work.due': z.strictObject({
    group: z.enum(['overdue', 'today', 'next']),
    now: z.int(),
    dayEnd: z.int(),
    owner,
    ...window,
  }),
  search: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(20) }),
  'setting.get': z.strictObject({ key: z.string().max(100) }),
  'held.tables': z.strictObject({}),
  'held.rows': z.strictObject({ table: z.string().max(40), ...window }),
  'quarantine.list': z.strictObject({}),
  'erase.preview': z.strictObject({ contactId: contactId.nullable() }),
  /** Who is signed in, and how far the team and this computer know the same. */
  'account.status': z.strictObject({}),
  /** Changes that the team does not have as they are here: refused, or overtaken. */
  'account.trouble': z.strictObject({}),
  /** What is special about the rows of a contact; rows that are on the server are not in the answer. */
  'account.rows': z.strictObject({ contactId }),
  /** The people of the workspace, and what the own role does not see. */
  'team.status': z.strictObject({}),
  /** How much one member looks after. */
  'team.holding': z.strictObject({ seat: z.uuid() }),
  /** Who else of the team is in this chat now. */
  'presence.here': z.strictObject({ identities: z.array(identityArgs).max(10) }),
  /** Contacts that were given to this seat and it has not seen yet. */
  'team.given': z.strictObject(window),
  /** Notes in which this seat is named, those that are not read first. */
  'team.mentions': z.strictObject(window),
} as const;
export type QueryName = keyof typeof queryArgs;
export type QueryArgs<Q extends QueryName> = z.input<(typeof queryArgs)[Q]>;
export type ParsedQueryArgs<Q extends QueryName> = z.output<(typeof queryArgs)[Q]>;

/** What each question is answered with. */
export interface QueryAnswers {
  status: StatusView;
  'contact.open': OpenContactView;
  /** In the order of the chats that were asked for. */
  'chats.known': readonly ChatKnownView[];
  'contact.get': ContactView | null;
  'contact.list': Page<ContactRow>;
  'contact.same': readonly SameView[];
  'contact.timeline': Page<TimelineItem>;
  'note.list': Page<NoteView>;
  'follow-up.list': Page<FollowUpView>;
  'label.list': readonly LabelView[];
  'draft.get': { readonly body: string; readonly editedAt: number } | null;
  'work.today': TodayView;
  'work.due': Page<FollowUpView>;
  search: SearchView;
  'setting.get': { readonly value: string | number | boolean | null };
  'held.tables': readonly HeldTable[];
  'held.rows': Page<HeldRow>;
  'quarantine.list': readonly QuarantinedView[];
  /** Without a contact: everything on this computer. */
  'erase.preview': ErasePreview | null;
  'account.status': AccountView | null;
  'account.trouble': TroubleView;
  'account.rows': readonly RowTruthView[];
  'team.status': TeamView | null;
  'team.holding': { readonly contacts: number; readonly followUps: number };
  'presence.here': readonly HereView[];
  'team.given': Page<GivenView>;
  'team.mentions': MentionPage;
}
