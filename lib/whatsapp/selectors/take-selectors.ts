import { countField, fieldOf, isRecord, listField, textField, wordField } from '@/lib/messaging/wire/fields';
import type { Candidate, PageSelectors, PageTarget } from './selector-set';

/**
 * The selectors that our worker has checked, as the page is read by them. Nothing where they are not whole: the page
 * is not read by half of them.
 */
export function takeSelectors(raw: unknown): PageSelectors | undefined {
  const version = countField(raw, 'version');
  const verifiedAt = textField(raw, 'verifiedAt', 10);
  const targets = fieldOf(raw, 'targets');
  if (version === undefined || verifiedAt === undefined || !isRecord(targets)) return undefined;
  const taken: Record<string, PageTarget> = {};
  for (const name of Object.keys(targets)) {
    const target = takeTarget(targets[name]);
    if (target === undefined) return undefined;
    taken[name] = target;
  }
  return { version, verifiedAt, targets: taken };
}

function takeTarget(raw: unknown): PageTarget | undefined {
  const within = wordField(raw, 'within', ['document', 'main', 'header', 'list', 'row']);
  const isCount = (item: unknown): number | undefined => (typeof item === 'number' ? item : undefined);
  const [least, most] = listField(raw, 'count', { cap: 2, parse: isCount }) ?? [];
  const visible = fieldOf(raw, 'visible') === true;
  const candidates = listField(raw, 'candidates', { cap: 8, parse: takeCandidate });
  if (within === undefined || least === undefined || most === undefined || candidates === undefined)
    return undefined;
  return { within, count: [least, most], visible, candidates };
}

function takeCandidate(raw: unknown): Candidate | undefined {
  const [name, css] = [textField(raw, 'name', 30), textField(raw, 'css', 240)];
  return name === undefined || css === undefined ? undefined : { name, css };
}
