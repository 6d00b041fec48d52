import Dexie from 'dexie';
import { failed, type Failed } from '@/lib/domain/shared/result';
import type { StoreCode } from './journal';

const words: Record<StoreCode, string> = {
  full: 'There is no room left on this computer for your data. Free some space and try again; what was saved is still there.',
  broken:
    'Your data on this computer cannot be reached. Restart Chrome; if that does not help, restart the computer. Nothing was deleted.',
  closed: 'Your data was closed. Open this page again.',
};

/** Why the store could not do something; thrown inside the store only, a `Result` at its border. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly code: StoreCode;

  constructor(code: StoreCode, say: string = words[code]) {
    super(say);
    this.code = code;
  }
}

/** The outcome for a person of an error that a database can be expected to have; any other error is thrown again. */
export function failureOf(error: unknown): Failed<StoreCode> {
  if (error instanceof StoreFailure) return failed(error.code, error.message);
  if (namesOf(error).includes('QuotaExceededError')) return failed('full', words.full);
  if (error instanceof DOMException || error instanceof Dexie.DexieError)
    return failed('broken', words.broken);
  throw error;
}

/** Says whether a fresh connection may help: Chromium closes databases under a sleeping worker. */
export function isLostConnection(error: unknown): boolean {
  const lost = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError'];
  const names = namesOf(error);
  return !names.includes('QuotaExceededError') && names.some((name) => lost.includes(name));
}

/** The names of an error and of those it wraps: a full disk often shows as an aborted transaction. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Object; depth += 1) {
    if ('name' in inner && typeof inner.name === 'string') names.push(inner.name);
    inner = 'inner' in inner ? inner.inner : null;
  }
  return names;
}
