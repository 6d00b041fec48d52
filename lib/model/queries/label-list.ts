import type { Model } from '../model';
import { byName, labelView } from './label-view';

/** Every label by name, with how many contacts have it. */
export function labelList(model: Model) {
  return [...model.tables.labels.rows()]
    .filter((label) => model.label(label.id) !== undefined)
    .sort(byName)
    .map((label) => labelView(model, label));
}
