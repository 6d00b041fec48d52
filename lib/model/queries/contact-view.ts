import { timeOfStamp } from '@/lib/domain/shared/stamp';
import type { Model } from '../model';
import { stampOf, type Stored } from '../stored';
import { identityViews, mainPhone } from './identity-view';
import { labelsOf, labelView } from './label-view';

/** A contact whole, for its own screen. */
export function contactView(model: Model, contact: Stored<'contacts'>) {
  const { name, kind, company, quickFact, createdAt, sample } = contact.d;
  return {
    id: contact.id,
    name,
    kind,
    company: company ?? '',
    quickFact: quickFact ?? '',
    identities: identityViews(contact),
    labels: labelsOf(model, contact).map((label) => labelView(model, label)),
    ownerId: contact.d.ownerId ?? null,
    ownerBy: contact.d.ownerBy ?? null,
    ownerAt: contact.d.ownerAt ?? null,
    ownerSeen: contact.d.ownerSeen !== false,
    createdAt,
    sample: sample === true,
    merged: mergedRows(model, contact.id),
    notes: model.notesOf(contact.id).length,
    openFollowUps: openFollowUps(model, contact.id).length,
  };
}

/** What was merged into a person and can be taken out again, the last merged first. */
function mergedRows(model: Model, contactId: string) {
  return model.people
    .rowsOf(contactId)
    .filter(({ id, d }) => id !== contactId && typeof d.mergedInto === 'string')
    .map((row) => ({ id: row.id, name: row.d.name, since: timeOfStamp(stampOf(row, 'mergedInto') ?? '0') }))
    .sort((a, b) => b.since - a.since);
}

/** A contact as a line of a list. */
export function contactRow(model: Model, contact: Stored<'contacts'>) {
  const due = openFollowUps(model, contact.id).map((followUp) => followUp.d.dueAt);
  return {
    id: contact.id,
    name: contact.d.name,
    company: contact.d.company ?? '',
    phone: mainPhone(contact),
    labels: labelsOf(model, contact).map(({ d: { name, colour } }) => ({ name, colour })),
    ownerId: contact.d.ownerId ?? null,
    lastActivityAt: contact.d.lastActivityAt ?? null,
    nextDueAt: due.length === 0 ? null : Math.min(...due),
  };
}

function openFollowUps(model: Model, contactId: string): readonly Stored<'followUps'>[] {
  return model.followUpsOf(contactId).filter((followUp) => typeof followUp.d.doneAt !== 'number');
}
