import { fieldOf } from './fields';
import { markModes, mostMarked, mostMarkLabels, type ChatMark, type MarkAnswer } from './marks';
import { among, count, either, list, record, text, type Reader } from './readers';

const mark = record({
  said: text(1_200),
  dots: list(mostMarkLabels, text(60)),
  more: among(true, false),
  due: among('none', 'today', 'late'),
});
const slot: Reader<ChatMark | null> = (raw) => (raw === null ? null : mark(raw));
const answer = record({
  ok: among(true),
  value: record({ mode: among(...markModes), marks: list(mostMarked, slot), againIn: either(count, null) }),
});

/** Reads the worker's answer to `marks`; anything odd is no answer. */
export function parseMarkAnswer(raw: unknown): MarkAnswer | undefined {
  return answer(raw)?.value;
}

/** True for the worker's word that marks may have changed. */
export function isMarksChanged(raw: unknown): boolean {
  return fieldOf(raw, 'to') === 'page' && fieldOf(raw, 'kind') === 'marks';
}
