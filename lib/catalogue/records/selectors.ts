import { defineRecord } from '../define-record';

/** Signed updates of the places where WhatsApp Web shows things. */
export const selectors = defineRecord({
  name: 'selectors',
  title: 'How to read WhatsApp Web',
  purpose: 'To go on working when WhatsApp Web changes its page',
  place: { in: 'local', keys: ['selectors'] },
  scope: 'device',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  exported: { leftOut: 'A signed part of the program that says nothing about any person.' },
  fields: {
    active: {
      category: 'system.state',
      purpose: 'security',
      why: 'The update in use, with its signature',
      origin: ['from-1chat'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    before: {
      category: 'system.state',
      purpose: 'security',
      why: 'The update to go back to',
      origin: ['from-1chat'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    floor: {
      category: 'system.state',
      purpose: 'security',
      why: 'The newest version that was ever taken, so that no older one comes back',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    proven: {
      category: 'system.state',
      purpose: 'security',
      why: 'The versions that worked',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
