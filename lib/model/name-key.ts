import { fold } from '@/lib/domain/text/fold';

/** Sorts a name the way a person looks for it: without case, accents or leading marks; nameless ones last. */
export function nameKey(name: string): string {
  const key = fold(name).replace(/^[^\p{L}\p{N}]+/u, '');
  return key === '' ? `\uffff${fold(name)}` : key;
}
