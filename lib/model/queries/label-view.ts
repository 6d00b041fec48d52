import { elementsOf } from '@/lib/domain/shared/entity';
import { nameKey } from '../name-key';
import type { Model } from '../model';
import type { Stored } from '../stored';

/** A label as screens show it. */
export function labelView(model: Model, label: Stored<'labels'>) {
  return { id: label.id, name: label.d.name, colour: label.d.colour, contacts: model.labelCount(label.id) };
}

/** The labels of a contact by name. */
export function labelsOf(model: Model, contact: Stored<'contacts'>): readonly Stored<'labels'>[] {
  return elementsOf(contact.d.labels)
    .flatMap((id) => model.label(id) ?? [])
    .sort(byName);
}

/** Orders labels by name. */
export function byName(a: Stored<'labels'>, b: Stored<'labels'>): number {
  const [first, second] = [nameKey(a.d.name), nameKey(b.d.name)];
  if (first === second) return a.id < b.id ? -1 : 1;
  return first < second ? -1 : 1;
}
