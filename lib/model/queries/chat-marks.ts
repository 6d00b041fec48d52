import type { Identity } from '@/lib/domain/contact/identity';
import type { Model } from '../model';
import type { Stored } from '../stored';
import { labelsOf } from './label-view';

interface Args {
  readonly chats: readonly (readonly Identity[])[];
  /** Whether names may leave, or colours only. */
  readonly names: boolean;
  readonly now: number;
  readonly dayEnd: number;
  readonly mostLabels: number;
}

/** What the line of each chat may show: nothing for a chat of nobody, of two, or without labels and follow-ups. */
export function chatMarks(model: Model, args: Args) {
  let next = args.dayEnd;
  const marks = args.chats.map((identities) => {
    const contacts = new Set(identities.flatMap((identity) => model.contactsWith(identity)));
    const [contact] = contacts;
    if (contact === undefined || contacts.size > 1) return null;
    const { due, changesAt } = dueOf(model, contact, args);
    if (changesAt > args.now) next = Math.min(next, changesAt);
    const labels = labelsOf(model, contact);
    if (labels.length === 0 && due === 'none') return null;
    const shown = labels.slice(0, args.mostLabels);
    return {
      labels: shown.map(({ d }) => ({ colour: d.colour, name: args.names ? d.name : '' })),
      more: labels.length - shown.length,
      due,
    };
  });
  return { marks, againIn: Math.max(0, next - args.now) };
}

function dueOf(
  model: Model,
  contact: Stored<'contacts'>,
  { now, dayEnd }: Args,
): { due: 'none' | 'today' | 'late'; changesAt: number } {
  const open = model.followUpsOf(contact.id).filter((each) => typeof each.d.doneAt !== 'number');
  const first = Math.min(...open.map((each) => each.d.dueAt));
  if (first <= now) return { due: 'late', changesAt: dayEnd };
  return { due: first < dayEnd ? 'today' : 'none', changesAt: first };
}
