import { defineRecord } from '../define-record';

/** The mark on the icon, which says that the program is paused. */
export const iconMark = defineRecord({
  name: 'iconMark',
  title: 'Mark on the icon',
  purpose: 'To show in the toolbar that the program is paused',
  place: { in: 'icon', keys: ['badge'] },
  scope: 'session',
  retention: { keep: 'session' },
  eraseWith: 'install',
  exported: { leftOut: 'It says no more than your choice, which is in the export.' },
  fields: {
    text: {
      category: 'system.state',
      purpose: 'service',
      why: 'Two bars while it is paused',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
