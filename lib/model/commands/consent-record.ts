import { ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

interface Args {
  readonly choice: 'accepted' | 'declined' | 'withdrawn';
  readonly policyVersion: string;
  readonly policyHash: string;
  readonly noticeVersion: string;
}

/** Keeps what was chosen about reading WhatsApp Web, and which text was shown; never changed afterwards. */
export const consentRecord: Command<Args, null> = {
  name: 'consent.record',
  undoable: false,
  plan(_model, args, { now, stamp, newId }) {
    const fields = { ...args, at: now };
    const operations = setFields({ table: 'consents', id: newId() }, fields, stamp);
    return ok({ operations, result: null, contactId: null });
  },
};
