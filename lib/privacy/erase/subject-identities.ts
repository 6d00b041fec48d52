import { identityKey, parseIdentityElement } from '@/lib/domain/contact/identity';
import { refsIn } from '../csv/columns';
import { hotTables, liveRows, type HotRows } from '../held-data';
import { peopleTable } from './same-person';

/** Every identity of the contacts asked for, as the keys that other rows are filed under. */
export function identityKeysOf(held: HotRows, isTheirs: (id: string) => boolean): ReadonlySet<string> {
  const table = hotTables.find((each) => each.name === peopleTable?.name);
  const keys = new Set<string>();
  if (table === undefined) return keys;
  const fields = Object.entries(table.fields).filter(([, field]) => field.category === 'contact.identity');
  for (const { id, d } of liveRows(held, table.name)) {
    if (!isTheirs(id)) continue;
    for (const [field] of fields) {
      for (const element of refsIn(d[field])) {
        const identity = parseIdentityElement(element);
        if (identity !== undefined) keys.add(identityKey(identity));
      }
    }
  }
  return keys;
}

/** Says whether an id is filed under the person: names one of their ids or identities, whole and not as a part of another. */
export function namesIdentity(
  id: string,
  subject: { readonly people: ReadonlySet<string>; readonly identities: ReadonlySet<string> },
): boolean {
  for (const key of [...subject.people, ...subject.identities]) {
    for (let at = id.indexOf(key); at >= 0; at = id.indexOf(key, at + 1)) {
      if (!isPartOfWord(id[at - 1]) && !isPartOfWord(id[at + key.length])) return true;
    }
  }
  return false;
}

function isPartOfWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}+@._-]/u.test(letter);
}
