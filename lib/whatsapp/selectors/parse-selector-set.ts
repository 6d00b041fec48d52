import { countField, fieldOf, isRecord, listField, textField, wordField } from '@/lib/messaging/wire/fields';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { isPlainSelector } from './selector-grammar';
import type { Candidate, SelectorSet, Target } from './selector-set';

/** The shape of the file; raised when an older build could misunderstand it. */
const format = 1;
const mostCandidates = 8;
const mostMatches = 10_000;

/**
 * Reads a selector file: exactly the known fields, exactly the targets named, selectors of the small language only.
 * The reason names the place, never its content.
 */
export function parseSelectorSet(
  raw: unknown,
  names: readonly string[],
): Result<SelectorSet, 'unknown-format' | 'malformed'> {
  if (fieldOf(raw, 'format') !== format) return failed('unknown-format');
  const version = countField(raw, 'version');
  const verifiedAt = textField(raw, 'verifiedAt', 10);
  const releases = parseReleases(fieldOf(raw, 'releases'));
  const targets = parseTargets(fieldOf(raw, 'targets'), names);
  if (!hasExactly(raw, ['format', 'version', 'verifiedAt', 'releases', 'targets']))
    return failed('malformed');
  if (version === undefined || version < 1 || targets === undefined || releases === undefined)
    return failed('malformed');
  if (verifiedAt === undefined || !/^\d{4}-\d\d-\d\d$/.test(verifiedAt)) return failed('malformed');
  return ok({ version, verifiedAt, releases, targets });
}

function hasExactly(raw: unknown, names: readonly string[]): boolean {
  if (!isRecord(raw)) return false;
  const keys = Object.keys(raw);
  return keys.length === names.length && names.every((name) => Object.hasOwn(raw, name));
}

function parseReleases(raw: unknown): SelectorSet['releases'] | undefined {
  const [from, to] = [textField(raw, 'from', 40), textField(raw, 'to', 40)];
  if (!hasExactly(raw, ['from', 'to']) || from === undefined || to === undefined) return undefined;
  return [from, to].every((release) => /^\d+(?:\.\d+){2}$/.test(release)) ? { from, to } : undefined;
}

function parseTargets(raw: unknown, names: readonly string[]): SelectorSet['targets'] | undefined {
  if (!hasExactly(raw, names)) return undefined;
  const found: Record<string, Target> = {};
  for (const name of names) {
    const target = parseTarget(fieldOf(raw, name));
    if (target === undefined) return undefined;
    found[name] = target;
  }
  return hasEvery(found, names) ? found : undefined;
}

/** Says in types what the loop above has seen to: every name that was asked for is there. */
function hasEvery(found: Record<string, Target>, names: readonly string[]): found is SelectorSet['targets'] {
  return names.every((name) => found[name] !== undefined);
}

function parseTarget(raw: unknown): Target | undefined {
  const sees = textField(raw, 'sees', 120);
  const within = wordField(raw, 'within', ['document', 'main', 'header', 'list', 'row']);
  const [least, most, ...more] = parseCount(raw);
  const visible = fieldOf(raw, 'visible');
  const candidates = listField(raw, 'candidates', { cap: mostCandidates, parse: parseCandidate });
  if (!hasExactly(raw, ['sees', 'within', 'count', 'visible', 'candidates'])) return undefined;
  if (sees === undefined || within === undefined || typeof visible !== 'boolean') return undefined;
  if (least === undefined || most === undefined || more.length > 0 || least < 1 || least > most)
    return undefined;
  if (candidates === undefined || candidates.length === 0) return undefined;
  const unique = new Set(candidates.map(({ name }) => name)).size === candidates.length;
  return unique ? { sees, within, count: [least, most], visible, candidates } : undefined;
}

function parseCount(raw: unknown): readonly number[] {
  const parse = (item: unknown): number | undefined =>
    typeof item === 'number' && Number.isInteger(item) && item <= mostMatches ? item : undefined;
  return listField(raw, 'count', { cap: 2, parse }) ?? [];
}

function parseCandidate(raw: unknown): Candidate | undefined {
  const name = textField(raw, 'name', 30);
  const css = textField(raw, 'css', 240);
  if (!hasExactly(raw, ['name', 'css']) || name === undefined || !/^[a-z][a-z-]*$/.test(name))
    return undefined;
  return css !== undefined && isPlainSelector(css) ? { name, css } : undefined;
}
