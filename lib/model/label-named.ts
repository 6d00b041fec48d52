import { fold } from '@/lib/domain/text/fold';
import type { Model } from './model';
import type { Stored } from './stored';

/** The label that a person would call by this name. */
export function labelNamed(model: Model, name: string): Stored<'labels'> | undefined {
  const wanted = fold(name.trim());
  for (const label of model.tables.labels.rows()) {
    if (model.label(label.id) !== undefined && fold(label.d.name.trim()) === wanted) return label;
  }
  return undefined;
}
