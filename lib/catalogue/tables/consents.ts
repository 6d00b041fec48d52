import { defineTable, type RowOf } from '../define-table';
import { instant } from '../field-types';
import { z } from '../zod';

/** What you answered on the welcome page, with the version of the privacy policy you saw. */
export const consents = defineTable({
  name: 'consents',
  code: 'k',
  title: 'Your choices',
  purpose: 'To keep proof of what you agreed to, and when',
  scope: 'device',
  memory: 'hot',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  indexes: [],
  fields: {
    id: {
      type: z.uuid(),
      category: 'system.id',
      purpose: 'service',
      why: 'Tells choices apart',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    choice: {
      type: z.enum(['accepted', 'declined', 'withdrawn']),
      category: 'privacy.consent',
      purpose: 'legal',
      why: 'What you chose',
      origin: ['you-typed'],
      sync: false,
      sensitive: false,
    },
    policyVersion: {
      type: z.string().max(20),
      category: 'privacy.consent',
      purpose: 'legal',
      why: 'Which privacy policy you saw',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    policyHash: {
      type: z.string().length(64),
      category: 'privacy.consent',
      purpose: 'legal',
      why: 'Proves which text it was (SHA-256)',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    noticeVersion: {
      type: z.string().max(20),
      category: 'privacy.consent',
      purpose: 'legal',
      why: 'Which welcome page you saw',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    at: {
      type: instant,
      category: 'system.time',
      purpose: 'legal',
      why: 'When you chose',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
  },
});

export type Consent = RowOf<typeof consents>;
