import { defineTable, type RowOf } from '../define-table';
import { instant } from '../field-types';
import { z } from '../zod';

/** One line for every request this product made; never the content of a request. */
export const ledger = defineTable({
  name: 'ledger',
  code: 'g',
  title: 'Network ledger',
  purpose: 'To show what left this computer',
  scope: 'device',
  memory: 'cold',
  retention: { keep: 'days', days: 90, after: 'the request' },
  eraseWith: 'install',
  indexes: [],
  fields: {
    id: {
      type: z.uuid(),
      category: 'system.id',
      purpose: 'service',
      why: 'Tells requests apart',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    at: {
      type: instant,
      category: 'system.time',
      purpose: 'security',
      why: 'When it was sent',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    purpose: {
      type: z.string().max(60),
      category: 'system.state',
      purpose: 'security',
      why: 'Why it was sent',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    path: {
      type: z.string().max(200),
      category: 'system.state',
      purpose: 'security',
      why: 'Which address of the 1chat API, without parameters',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    categories: {
      type: z.array(z.string().max(40)),
      category: 'system.state',
      purpose: 'security',
      why: 'Which kinds of data were in it',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    records: {
      type: z.int().nonnegative(),
      category: 'system.state',
      purpose: 'security',
      why: 'How many records were in it',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    bytes: {
      type: z.int().nonnegative(),
      category: 'system.state',
      purpose: 'security',
      why: 'How large it was',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    status: {
      type: z.int(),
      category: 'system.state',
      purpose: 'security',
      why: 'What came back',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
  },
});

export type LedgerEntry = RowOf<typeof ledger>;
