import { identityElement } from '@/lib/domain/contact/identity';
import {
  sampleLabels,
  samplePeople,
  type SampleFollowUp,
  type SamplePerson,
} from '@/lib/domain/sample/people';
import type { Operation } from '@/lib/domain/shared/operation';
import { ok } from '@/lib/domain/shared/result';
import { dayEnd } from '@/lib/domain/follow-up/day-end';
import { addElement, setFields } from '../changes';
import type { Command, PlanContext } from '../command';
import { labelNamed } from '../label-named';

const hour = 3_600_000;
const day = 24 * hour;

/** Adds the made-up customers, once: whoever is there already stays as they are. */
export const sampleAdd: Command<{ readonly [none: string]: never }, { contacts: number }> = {
  name: 'sample.add',
  undoable: false,
  plan(model, _args, context) {
    if (model.samples > 0) return ok({ operations: [], result: { contacts: 0 }, contactId: null });
    const operations: Operation[] = [];
    const labels = sampleLabels.map(({ name, colour }) => {
      const known = labelNamed(model, name);
      if (known !== undefined) return known.id;
      const id = context.newId();
      const fields = { name, colour, createdAt: context.now, sample: true };
      operations.push(...setFields({ table: 'labels', id }, fields, context.stamp));
      return id;
    });
    const missing = samplePeople.filter((person) =>
      model.holders({ kind: 'phone', value: person.phone }).every((each) => !model.isVisible(each)),
    );
    for (const [index, person] of missing.entries()) {
      operations.push(...personOperations(person, { index, labels, context }));
    }
    return ok({ operations, result: { contacts: missing.length }, contactId: null });
  },
};

function personOperations(
  person: SamplePerson,
  { index, labels, context }: { index: number; labels: readonly string[]; context: PlanContext },
): Operation[] {
  const { now, stamp, newId } = context;
  const contactId = newId();
  const where = { table: 'contacts', id: contactId } as const;
  const createdAt = now - (30 - index) * day;
  const identity = identityElement({ kind: 'phone', value: person.phone, source: 'sample' });
  return [
    ...setFields(where, { name: person.name, kind: person.kind, createdAt, sample: true }, stamp),
    ...setFields(where, { company: person.company ?? null, quickFact: person.quickFact ?? null }, stamp),
    ...setFields(where, { lastActivityAt: createdAt + index * hour }, stamp),
    addElement(where, { field: 'identities', element: identity, stamp }),
    ...person.labels.flatMap((position) => {
      const element = labels[position];
      return element === undefined ? [] : [addElement(where, { field: 'labels', element, stamp })];
    }),
    ...person.notes.flatMap((body, position) =>
      setFields(
        { table: 'notes', id: newId() },
        { contactId, body, createdAt: createdAt + (position + 1) * hour },
        stamp,
      ),
    ),
    ...followUpOperations(person.followUp, { contactId, index, context }),
  ];
}

function followUpOperations(
  followUp: SampleFollowUp | undefined,
  { contactId, index, context }: { contactId: string; index: number; context: PlanContext },
): Operation[] {
  if (followUp === undefined) return [];
  const { now, stamp, zone, newId } = context;
  const dueAt = dueOf(followUp.due, { now, zone, index });
  const fields = { contactId, title: followUp.title, dueAt, zone, createdAt: now - 3 * day };
  return setFields({ table: 'followUps', id: newId() }, fields, stamp);
}

function dueOf(
  due: SampleFollowUp['due'],
  { now, zone, index }: { now: number; zone: string; index: number },
): number {
  if (due === 'overdue') return now - (1 + (index % 3)) * day;
  const end = dayEnd(now, zone);
  // Half way to midnight is today at any hour.
  return due === 'today' ? now + Math.floor((end - now) / 2) : end + (10 + 24 * (index % 5)) * hour;
}
