import { countField, fieldOf, listField, textField, wordField } from './fields';
import { markModes, mostMarked, mostMarkLabels, type ChatMark, type MarkAnswer } from './marks';
import { parseResult } from './parse-host';

/** Reads the worker's answer to `marks`; anything odd is no answer. */
export function parseMarkAnswer(raw: unknown): MarkAnswer | undefined {
  const result = parseResult(raw);
  if (result?.ok !== true) return undefined;
  const mode = wordField(result.value, 'mode', markModes);
  const slots = listField(result.value, 'marks', { cap: mostMarked, parse: parseSlot });
  if (mode === undefined || slots === undefined) return undefined;
  const againIn = countField(result.value, 'againIn') ?? null;
  return { mode, marks: slots.map(({ mark }) => mark), againIn };
}

/** True for the worker's word that marks may have changed. */
export function isMarksChanged(raw: unknown): boolean {
  return fieldOf(raw, 'to') === 'page' && fieldOf(raw, 'kind') === 'marks';
}

function parseSlot(raw: unknown): { readonly mark: ChatMark | null } | undefined {
  if (raw === null) return { mark: null };
  const labels = listField(raw, 'labels', { cap: mostMarkLabels, parse: parseLabel });
  const more = countField(raw, 'more');
  const due = wordField(raw, 'due', ['none', 'today', 'late']);
  if (labels === undefined || more === undefined || due === undefined) return undefined;
  return { mark: { labels, more, due } };
}

function parseLabel(raw: unknown): ChatMark['labels'][number] | undefined {
  const colour = textField(raw, 'colour', 20);
  const name = textField(raw, 'name', 300);
  return colour === undefined || name === undefined ? undefined : { colour, name };
}
