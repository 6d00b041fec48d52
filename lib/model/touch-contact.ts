import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { setFields } from './changes';
import type { Stored } from './stored';

/** Notes that somebody worked on this contact now, which sorts contacts by recent work. */
export function touchContact(contact: Stored<'contacts'>, now: number, stamp: Stamp): Operation[] {
  return setFields({ table: 'contacts', id: contact.id }, { lastActivityAt: now }, stamp);
}
