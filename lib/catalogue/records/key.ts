import { defineRecord } from '../define-record';

/** A file of the extension; erasing everything destroys it first. */
export const key = defineRecord({
  name: 'key',
  title: 'Key of your data',
  purpose: 'To lock everything that is kept, so that erasing is final',
  place: { in: 'files', keys: ['keys/current.json'] },
  scope: 'device',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  exported: { leftOut: 'The export is not locked; the key would only help to open what is kept here.' },
  fields: {
    generation: {
      category: 'system.state',
      purpose: 'security',
      why: 'Which database the key opens',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    key: {
      category: 'account.secret',
      purpose: 'security',
      why: 'Opens what is kept on this computer',
      origin: ['worked-out'],
      sync: false,
      sensitive: true,
      shown: 'secret',
    },
    mode: {
      category: 'system.state',
      purpose: 'security',
      why: 'How the key itself is kept',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
