import { defineRecord } from '../define-record';

/** With an account only; renewed every few minutes, gone when the browser closes. */
export const accessToken = defineRecord({
  name: 'accessToken',
  title: 'Pass for the 1chat API',
  purpose: 'To ask the 1chat API for a few minutes without signing in again',
  place: { in: 'session', keys: ['access'] },
  scope: 'session',
  retention: { keep: 'session' },
  eraseWith: 'account',
  exported: { leftOut: 'Whoever has this pass could act as you.' },
  fields: {
    token: {
      category: 'account.secret',
      purpose: 'security',
      why: 'Proves to the 1chat API that it is you',
      origin: ['from-1chat'],
      sync: true,
      sensitive: true,
      shown: 'secret',
    },
    until: {
      category: 'system.time',
      purpose: 'security',
      why: 'When it ends',
      origin: ['from-1chat'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    seat: {
      category: 'account.seat',
      purpose: 'security',
      why: 'Whose it is',
      origin: ['from-1chat'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
