import { defineRecord } from '../define-record';

/** The signed notice of a release: which features are to be left off. */
export const releaseNotice = defineRecord({
  name: 'releaseNotice',
  title: 'Release notice',
  purpose:
    'To leave off a feature that does not work well until an update is there, and to say that the privacy policy changes',
  place: { in: 'local', keys: ['config'] },
  scope: 'device',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  exported: { leftOut: 'A signed part of the program that says nothing about any person.' },
  fields: {
    text: {
      category: 'system.state',
      purpose: 'security',
      why: 'The notice, with its signature',
      origin: ['from-1chat'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    askedAt: {
      category: 'system.time',
      purpose: 'security',
      why: 'When the server was last asked',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    refused: {
      category: 'system.state',
      purpose: 'security',
      why: 'Which notice was not taken, why and when',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
