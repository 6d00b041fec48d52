import { z } from '@/lib/catalogue/zod';
import { identityKinds, identitySources } from '@/lib/domain/contact/identity';
import type { Json } from '@/lib/domain/shared/json';
import { accountView, rowTruthView, troubleView } from './account';
import { hereView } from './presence';
import { givenView, mentionPage, teamView } from './team';
import type { QueryAnswers, QueryName } from './queries';
import type { Page } from './views';

const page = <T>(row: z.ZodType<T>): z.ZodType<Page<T>> =>
  z.object({ count: z.number(), offset: z.number(), rows: z.array(row) });

const gate = z.enum(['undecided', 'declined', 'open', 'paused']);
const counts = z.array(z.object({ table: z.string(), count: z.number() }));
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const json: z.ZodType<Json> = z.json();
/** The id of a member of the team. */
const member = z.string().nullable();

const identity = z.object({
  kind: z.enum(identityKinds),
  value: z.string(),
  source: z.enum(identitySources),
  shown: z.string(),
  element: z.string(),
  since: z.number(),
});
const label = z.object({ id: z.string(), name: z.string(), colour: z.string(), contacts: z.number() });
const contact = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'group', 'business']),
  company: z.string(),
  quickFact: z.string(),
  identities: z.array(identity),
  labels: z.array(label),
  ownerId: member,
  ownerBy: member,
  ownerAt: z.number().nullable(),
  ownerSeen: z.boolean(),
  createdAt: z.number(),
  sample: z.boolean(),
  merged: z.array(z.object({ id: z.string(), name: z.string(), since: z.number() })),
  notes: z.number(),
  openFollowUps: z.number(),
});
const contactRow = z.object({
  id: z.string(),
  name: z.string(),
  company: z.string(),
  phone: z.string(),
  labels: z.array(z.object({ name: z.string(), colour: z.string() })),
  ownerId: member,
  lastActivityAt: z.number().nullable(),
  nextDueAt: z.number().nullable(),
});
const note = z.object({
  id: z.string(),
  contactId: z.string(),
  body: z.string(),
  createdAt: z.number(),
  editedAt: z.number().nullable(),
  by: member,
  handedTo: member,
  isHandOver: z.boolean(),
  mentions: z.array(z.string()),
});
const followUp = z.object({
  id: z.string(),
  contactId: z.string(),
  contactName: z.string(),
  title: z.string(),
  dueAt: z.number(),
  zone: z.string(),
  doneAt: z.number().nullable(),
  by: member,
  ownerId: member,
});
const timelineItem = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum([
    'contact-saved',
    'contact-edited',
    'note',
    'note-edited',
    'note-deleted',
    'follow-up',
    'follow-up-done',
    'follow-up-moved',
    'follow-up-deleted',
    'label-added',
    'label-removed',
    'identity-added',
    'identity-removed',
    'merged',
    'separated',
    'assigned',
    'handed-over',
    'undone',
  ]),
  text: z.string(),
  by: member,
  to: member,
  undo: z.string().nullable(),
});
const noteHit = z.object({
  id: z.string(),
  contactId: z.string(),
  contactName: z.string(),
  excerpt: z.string(),
});
const pendingErasure = z.object({ contactId: z.string(), name: z.string(), until: z.number() });

/** The schema that each answer must pass before a screen sees it. */
export const queryAnswers: { readonly [Q in QueryName]: z.ZodType<QueryAnswers[Q]> } = {
  status: z.object({
    generation: z.number(),
    contacts: z.number(),
    sample: z.number(),
    quarantined: z.number(),
    pendingErasures: z.array(pendingErasure),
    gate,
    dueNow: z.number(),
  }),
  'contact.open': z.object({
    contact: contact.nullable(),
    identities: z.array(identity),
    sameName: z.array(contactRow),
    keptOut: z.boolean(),
    sameWhy: z.enum(['name', 'clash', 'moved']),
  }),
  'chats.known': z.array(
    z.object({
      contactId: z.string().nullable(),
      name: z.string(),
      keptOut: z.boolean(),
      holders: z.array(z.string()),
    }),
  ),
  'contact.get': contact.nullable(),
  'contact.list': page(contactRow),
  'contact.same': z.array(z.object({ row: contactRow, why: z.enum(['number', 'name']) })),
  'contact.timeline': page(timelineItem),
  'note.list': page(note),
  'follow-up.list': page(followUp),
  'label.list': z.array(label),
  'draft.get': z.object({ body: z.string(), editedAt: z.number() }).nullable(),
  'work.today': z.object({ overdue: page(followUp), today: page(followUp), next: page(followUp) }),
  'work.due': page(followUp),
  search: z.object({
    contacts: z.array(contactRow.extend({ matched: z.string() })),
    notes: z.array(noteHit),
    building: z.boolean(),
  }),
  'setting.get': z.object({ value: scalar }),
  'held.tables': z.array(z.object({ table: z.string(), count: z.number(), bytes: z.number() })),
  'held.rows': page(z.object({ id: z.string(), fields: z.record(z.string(), json) })),
  'quarantine.list': z.array(
    z.object({
      id: z.string(),
      store: z.string(),
      bytes: z.number(),
      reason: z.enum(['unreadable', 'foreign', 'malformed', 'missing', 'outdated', 'misfit']),
    }),
  ),
  'erase.preview': z.object({ contactId: z.string(), name: z.string(), counts }).nullable(),
  'account.status': accountView.nullable(),
  'account.trouble': troubleView,
  'account.rows': z.array(rowTruthView),
  'team.status': teamView.nullable(),
  'team.holding': z.object({ contacts: z.number(), followUps: z.number() }),
  'presence.here': z.array(hereView),
  'team.given': page(givenView),
  'team.mentions': mentionPage,
};
