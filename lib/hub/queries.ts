import { queryArgs, type QueryName } from '@/lib/messaging/contract/queries';
import { chatsKnown } from '@/lib/model/queries/chats-known';
import { contactGet } from '@/lib/model/queries/contact-get';
import { contactList } from '@/lib/model/queries/contact-list';
import { contactOpen } from '@/lib/model/queries/contact-open';
import { contactSame } from '@/lib/model/queries/contact-same';
import { contactTimeline } from '@/lib/model/queries/contact-timeline';
import { draftGet } from '@/lib/model/queries/draft-get';
import { followUpList } from '@/lib/model/queries/follow-up-list';
import { labelList } from '@/lib/model/queries/label-list';
import { noteList } from '@/lib/model/queries/note-list';
import { settingGet } from '@/lib/model/queries/setting-get';
import { newlyAssigned } from '@/lib/model/queries/team-given';
import { teamHolding } from '@/lib/model/queries/team-holding';
import { mentionsOf } from '@/lib/model/queries/team-mentions';
import { workDue } from '@/lib/model/queries/work-due';
import { workToday } from '@/lib/model/queries/work-today';
import { erasePreview } from '@/lib/privacy/erase/erase-preview';
import { heldOf } from '@/lib/privacy/held-of';
import { askable, type Askable } from './query';
import { accountRows } from './account-rows-answer';
import { accountStatus } from './account-status-answer';
import { accountTrouble } from './account-trouble-answer';
import { heldAnswer, heldRowsAnswer } from './held-answer';
import { searchAnswer } from './search-answer';
import { presenceHere } from './presence-here-answer';
import { seatOf, withOwner } from './asked-owner';
import { teamStatus } from './team-status-answer';
import { statusAnswer } from './status-answer';

const aboutContacts = ['contacts', 'labels', 'notes', 'followUps'] as const;

/** Every question of the contract, or this does not compile. */
const queries: { readonly [Q in QueryName]: Askable } = {
  status: askable<'status'>(queryArgs.status, { tables: 'all', answer: statusAnswer }),
  'contact.open': askable<'contact.open'>(queryArgs['contact.open'], {
    tables: [...aboutContacts, 'keptOut'],
    answer: ({ data }, args) => contactOpen(data.model, args),
  }),
  'chats.known': askable<'chats.known'>(queryArgs['chats.known'], {
    tables: ['contacts', 'keptOut'],
    answer: ({ data }, args) => chatsKnown(data.model, args),
  }),
  'contact.get': askable<'contact.get'>(queryArgs['contact.get'], {
    tables: aboutContacts,
    answer: ({ data }, args) => contactGet(data.model, args),
  }),
  'contact.list': askable<'contact.list'>(queryArgs['contact.list'], {
    tables: ['contacts', 'labels', 'followUps'],
    answer: ({ data }, args) => contactList(data.model, withOwner(data, args)),
  }),
  'contact.same': askable<'contact.same'>(queryArgs['contact.same'], {
    tables: ['contacts', 'labels', 'followUps'],
    answer: ({ data }, args) => contactSame(data.model, args),
  }),
  'contact.timeline': askable<'contact.timeline'>(queryArgs['contact.timeline'], {
    tables: [...aboutContacts, 'history'],
    async answer({ data, now }, args) {
      const ids = data.model.people.idsOf(args.contactId);
      const histories = await Promise.all(ids.map((id) => data.histories.of(id)));
      const history = histories.flatMap((each) => (each.ok ? each.value : []));
      return contactTimeline(data.model, args, { history, now });
    },
  }),
  'note.list': askable<'note.list'>(queryArgs['note.list'], {
    tables: ['notes', 'contacts'],
    answer: ({ data }, args) => noteList(data.model, args),
  }),
  'follow-up.list': askable<'follow-up.list'>(queryArgs['follow-up.list'], {
    tables: ['followUps', 'contacts'],
    answer: ({ data }, args) => followUpList(data.model, args),
  }),
  'label.list': askable<'label.list'>(queryArgs['label.list'], {
    tables: ['labels', 'contacts'],
    answer: ({ data }) => labelList(data.model),
  }),
  'draft.get': askable<'draft.get'>(queryArgs['draft.get'], {
    tables: ['drafts', 'contacts'],
    answer: ({ data }, args) => draftGet(data.model, args),
  }),
  'work.today': askable<'work.today'>(queryArgs['work.today'], {
    tables: ['followUps', 'contacts'],
    answer: ({ data }, args) => workToday(data.model, withOwner(data, args)),
  }),
  'work.due': askable<'work.due'>(queryArgs['work.due'], {
    tables: ['followUps', 'contacts'],
    answer: ({ data }, args) => workDue(data.model, withOwner(data, args)),
  }),
  search: askable<'search'>(queryArgs.search, { tables: aboutContacts, answer: searchAnswer }),
  'setting.get': askable<'setting.get'>(queryArgs['setting.get'], {
    tables: ['settings'],
    answer: ({ data }, args) => settingGet(data.model, args),
  }),
  'held.tables': askable<'held.tables'>(queryArgs['held.tables'], {
    tables: 'all',
    answer: heldAnswer,
  }),
  'held.rows': askable<'held.rows'>(queryArgs['held.rows'], {
    tables: 'all',
    answer: heldRowsAnswer,
  }),
  'quarantine.list': askable<'quarantine.list'>(queryArgs['quarantine.list'], {
    tables: 'all',
    answer: ({ data }) => data.journal.quarantined(),
  }),
  'erase.preview': askable<'erase.preview'>(queryArgs['erase.preview'], {
    tables: 'all',
    answer: ({ data, signal }, { contactId }) => erasePreview(heldOf(data), contactId, signal),
  }),
  'account.status': askable<'account.status'>(queryArgs['account.status'], {
    tables: ['outbox'],
    answer: accountStatus,
  }),
  'account.trouble': askable<'account.trouble'>(queryArgs['account.trouble'], {
    tables: ['outbox', 'contacts', 'notes'],
    answer: ({ data }) => accountTrouble(data),
  }),
  'account.rows': askable<'account.rows'>(queryArgs['account.rows'], {
    tables: ['outbox', 'contacts', 'notes', 'followUps'],
    answer: ({ data }, { contactId }) => accountRows(data, contactId),
  }),
  'team.status': askable<'team.status'>(queryArgs['team.status'], {
    tables: ['outbox'],
    answer: teamStatus,
  }),
  'presence.here': askable<'presence.here'>(queryArgs['presence.here'], {
    tables: ['outbox', 'contacts', 'settings', 'keptOut'],
    answer: presenceHere,
  }),
  'team.holding': askable<'team.holding'>(queryArgs['team.holding'], {
    tables: ['contacts', 'followUps'],
    answer: ({ data }, args) => teamHolding(data.model, args),
  }),
  'team.given': askable<'team.given'>(queryArgs['team.given'], {
    tables: ['contacts', 'outbox'],
    answer: ({ data }, args) => newlyAssigned(data.model, { ...args, seat: seatOf(data) }),
  }),
  'team.mentions': askable<'team.mentions'>(queryArgs['team.mentions'], {
    tables: ['notes', 'contacts', 'outbox'],
    answer: ({ data, now }, args) => mentionsOf(data.model, { ...args, now, seat: seatOf(data) }),
  }),
};

/** The question that screens know under this name. */
export function queryNamed(name: string): Askable | undefined {
  return isQueryName(name) ? queries[name] : undefined;
}

function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(queries, name);
}
