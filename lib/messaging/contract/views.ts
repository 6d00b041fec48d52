import type { KnownIdentity } from '@/lib/domain/contact/identity';
import type { JsonObject } from '@/lib/domain/shared/json';

/** Answers of the worker's queries: JSON, windowed, ready to show. Times are milliseconds since 1970 UTC. */
export interface IdentityView extends KnownIdentity {
  /** How a person reads it: a phone in its international form; a LID as `WhatsApp id (no phone number known)`. */
  readonly shown: string;
  /** The set element, to name it in a command. */
  readonly element: string;
  readonly since: number;
}

export interface LabelView {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** How many contacts have it. */
  readonly contacts: number;
}

export interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'group' | 'business';
  readonly company: string;
  readonly quickFact: string;
  readonly identities: readonly IdentityView[];
  readonly labels: readonly LabelView[];
  /** The member who looks after it, who gave it to them, and when. */
  readonly ownerId: string | null;
  readonly ownerBy: string | null;
  readonly ownerAt: number | null;
  /** Whether they have seen that it is theirs. */
  readonly ownerSeen: boolean;
  readonly createdAt: number;
  readonly sample: boolean;
  /** Contacts that were merged into this one, which can be separated again. */
  readonly merged: readonly { readonly id: string; readonly name: string; readonly since: number }[];
  /** Counts for headings. */
  readonly notes: number;
  readonly openFollowUps: number;
}

export interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly labels: readonly { readonly name: string; readonly colour: string }[];
  readonly ownerId: string | null;
  readonly lastActivityAt: number | null;
  readonly nextDueAt: number | null;
}

export interface NoteView {
  readonly id: string;
  readonly contactId: string;
  readonly body: string;
  readonly createdAt: number;
  readonly editedAt: number | null;
  /** The member who wrote it, where that is known. */
  readonly by: string | null;
  /** Written to hand the contact over, to this member or to nobody. */
  readonly isHandOver: boolean;
  readonly handedTo: string | null;
  /** Members who are named in it. */
  readonly mentions: readonly string[];
}

export interface FollowUpView {
  readonly id: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly title: string;
  readonly dueAt: number;
  readonly zone: string;
  readonly doneAt: number | null;
  /** The member who set it, and the one who is to do it. */
  readonly by: string | null;
  readonly ownerId: string | null;
}

/** One line of a contact's timeline; `kind` and `text` are shown, never interpreted. */
export interface TimelineItem {
  readonly id: string;
  readonly at: number;
  readonly kind:
    | 'contact-saved'
    | 'contact-edited'
    | 'note'
    | 'note-edited'
    | 'note-deleted'
    | 'follow-up'
    | 'follow-up-done'
    | 'follow-up-moved'
    | 'follow-up-deleted'
    | 'label-added'
    | 'label-removed'
    | 'identity-added'
    | 'identity-removed'
    | 'merged'
    | 'separated'
    | 'assigned'
    | 'handed-over'
    | 'undone';
  readonly text: string;
  /** The member who did it, and the one it was given to. */
  readonly by: string | null;
  readonly to: string | null;
  /** The command that did it, where it can still be taken back. */
  readonly undo: string | null;
}

export interface Page<T> {
  readonly count: number;
  readonly offset: number;
  readonly rows: readonly T[];
}

/** Who the open chat is. `contact` is null while the chat is not saved. */
export interface OpenContactView {
  readonly contact: ContactView | null;
  /** The identities as a person reads them, for a chat that is not saved yet. */
  readonly identities: readonly IdentityView[];
  /** Saved contacts that it may be: a person decides, nothing links by itself. */
  readonly sameName: readonly ContactRow[];
  /** The person called this chat personal: nothing is kept about it, and nothing is offered. */
  readonly keptOut: boolean;
  /** Why they are offered: same name, several with this chat's identities, or one whose number another account has now. */
  readonly sameWhy: 'name' | 'clash' | 'moved';
}

/** What is known here about a chat of WhatsApp's list. */
export interface ChatKnownView {
  /** The one saved contact whose chat it is. */
  readonly contactId: string | null;
  readonly name: string;
  /** The person called it personal: it is shown nowhere. */
  readonly keptOut: boolean;
  /** Contacts of whom something is kept under one of its identities, in the trash or not. */
  readonly holders: readonly string[];
}

/** A contact that might be the same person: it has the same number or id, or the same name. */
export interface SameView {
  readonly row: ContactRow;
  readonly why: 'number' | 'name';
}

export interface TodayView {
  readonly overdue: Page<FollowUpView>;
  readonly today: Page<FollowUpView>;
  readonly next: Page<FollowUpView>;
}

/** Which part of what is due: before now, until the day ends, after it. */
export type DueGroup = 'overdue' | 'today' | 'next';

export interface SearchView {
  readonly contacts: readonly (ContactRow & { readonly matched: string })[];
  readonly notes: readonly {
    readonly id: string;
    readonly contactId: string;
    readonly contactName: string;
    readonly excerpt: string;
  }[];
  /** True while the index is still being made; the answer is then partial and will be sent again. */
  readonly building: boolean;
}

export interface HeldTable {
  readonly table: string;
  readonly count: number;
  /** Sealed size on disk in bytes, as far as it is known. */
  readonly bytes: number;
}

export interface HeldRow {
  readonly id: string;
  readonly fields: JsonObject;
}

export interface QuarantinedView {
  readonly id: string;
  readonly store: string;
  readonly bytes: number;
  readonly reason: 'unreadable' | 'foreign' | 'malformed' | 'missing' | 'outdated' | 'misfit';
}

export interface ErasePreview {
  readonly contactId: string;
  readonly name: string;
  /** Rows by table name, exactly what the erasure will reach. */
  readonly counts: readonly { readonly table: string; readonly count: number }[];
}

export interface PendingErasure {
  readonly contactId: string;
  readonly name: string;
  /** Until when it can be taken back. */
  readonly until: number;
}

export interface StatusView {
  readonly generation: number;
  readonly contacts: number;
  readonly sample: number;
  readonly quarantined: number;
  readonly pendingErasures: readonly PendingErasure[];
  readonly gate: 'undecided' | 'declined' | 'open' | 'paused';
  readonly dueNow: number;
}
