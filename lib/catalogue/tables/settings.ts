import { defineTable, type RowOf } from '../define-table';
import { z } from '../zod';

/** Your switches and sizes on this computer. */
export const settings = defineTable({
  name: 'settings',
  code: 's',
  title: 'Settings',
  purpose: 'To work the way you like',
  scope: 'device',
  memory: 'hot',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  indexes: [],
  fields: {
    id: {
      type: z.string().max(100),
      category: 'system.id',
      purpose: 'service',
      why: 'The name of the setting',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    value: {
      type: z.union([z.string().max(300), z.number(), z.boolean(), z.null()]),
      category: 'system.state',
      purpose: 'service',
      why: 'Your choice',
      origin: ['you-typed'],
      sync: false,
      sensitive: false,
    },
  },
});

export type Setting = RowOf<typeof settings>;
