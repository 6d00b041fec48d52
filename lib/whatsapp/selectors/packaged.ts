import { fieldOf, isRecord, listField, textField, wordField } from '@/lib/messaging/wire/fields';
import type { Candidate, SelectorSet, Target } from './selector-set';
import data from './selectors.json';

/** The selectors that came with this build; a test reads the same file by the strict rules of an update. */
export const packagedSelectors: SelectorSet = readPackaged();

/** The names that a selector file must have, no fewer and no more. */
export function targetNames(): readonly string[] {
  return Object.keys(data.targets);
}

/**
 * The set that our worker has checked, as the page script takes it: what must hold for a match is always the
 * build's own. Nothing where it is not whole.
 */
export function takeSelectors(raw: unknown): SelectorSet | undefined {
  const version = fieldOf(raw, 'version');
  const verifiedAt = textField(raw, 'verifiedAt', 10);
  const targets = fieldOf(raw, 'targets');
  const isWhole = isRecord(targets) && targetNames().every((name) => Object.hasOwn(targets, name));
  if (!isWhole || typeof version !== 'number' || verifiedAt === undefined) return undefined;
  return { ...packagedSelectors, version, verifiedAt, targets: withCandidates(targets) };
}

function withCandidates(newer: unknown): SelectorSet['targets'] {
  const { targets } = data;
  const of = (name: keyof SelectorSet['targets']): Target => {
    const { sees, within, count, visible, candidates } = targets[name];
    const [least = 1, most = 1] = count;
    const other = listField(fieldOf(newer, name), 'candidates', { cap: 8, parse: parseCandidate });
    return {
      sees,
      within: wordField({ within }, 'within', ['main', 'header', 'list', 'row']) ?? 'document',
      count: [least, most],
      visible,
      candidates: other ?? candidates,
    };
  };
  return mapNames(targets, of);
}

function mapNames<Name extends string, To>(
  from: Readonly<Record<Name, unknown>>,
  run: (name: Name) => To,
): Record<Name, To> {
  const isName = (name: string): name is Name => Object.hasOwn(from, name);
  const names = Object.keys(from).filter(isName);
  const isFull = (made: Partial<Record<Name, To>>): made is Record<Name, To> =>
    names.every((name) => name in made);
  const made: Partial<Record<Name, To>> = {};
  for (const name of names) made[name] = run(name);
  if (!isFull(made)) throw new Error('A target was left out');
  return made;
}

function parseCandidate(raw: unknown): Candidate | undefined {
  const [name, css] = [textField(raw, 'name', 30), textField(raw, 'css', 240)];
  return name === undefined || css === undefined ? undefined : { name, css };
}

function readPackaged(): SelectorSet {
  const { version, verifiedAt, releases } = data;
  return { version, verifiedAt, releases, targets: withCandidates(undefined) };
}
