import type { Stored } from './stored';

/** Says whether two contacts can be one person at all: no group with a person, no sample with somebody real. */
export function mayBeOne(a: Stored<'contacts'>, b: Stored<'contacts'>): boolean {
  const isGroup = (contact: Stored<'contacts'>) => contact.d.kind === 'group';
  const isSample = (contact: Stored<'contacts'>) => contact.d.sample === true;
  return isGroup(a) === isGroup(b) && isSample(a) === isSample(b);
}
