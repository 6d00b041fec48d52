import { defineTable, type RowOf } from '../define-table';
import { instant, shortText } from '../field-types';
import { z } from '../zod';

/** Names and colours you made to sort contacts. */
export const labels = defineTable({
  name: 'labels',
  code: 'l',
  title: 'Labels',
  purpose: 'To sort contacts your way',
  scope: 'synced',
  memory: 'hot',
  retention: { keep: 'until-deleted' },
  eraseWith: 'account',
  indexes: [],
  fields: {
    id: {
      type: z.uuid(),
      category: 'system.id',
      purpose: 'service',
      why: 'Tells labels apart',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    name: {
      type: shortText,
      category: 'content.label',
      purpose: 'service',
      why: 'Shows the label',
      origin: ['you-typed'],
      sync: true,
      sensitive: true,
    },
    colour: {
      type: z.enum(['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink']),
      category: 'content.label',
      purpose: 'service',
      why: 'Shows the label at a glance',
      origin: ['you-typed'],
      sync: true,
      sensitive: false,
    },
    createdAt: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'Orders labels',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    sample: {
      type: z.boolean().nullable().optional(),
      category: 'system.state',
      purpose: 'service',
      why: 'Marks sample data, so that one click removes it',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    deletedAt: {
      type: instant.nullable().optional(),
      category: 'system.time',
      purpose: 'service',
      why: 'Deleted rows wait 30 days, so that you can take it back',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
  },
});

export type Label = RowOf<typeof labels>;
