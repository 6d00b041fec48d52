import { defineRoute } from '../route';
import {
  confirmAnswer,
  confirmRequest,
  pullAnswer,
  pullRequest,
  pushAnswer,
  pushRequest,
  snapshotQuery,
} from '../sync';

export const push = defineRoute({
  method: 'POST',
  path: '/v1/sync/push',
  summary: 'Sends changes; each counts once, however often it is sent',
  access: 'seat',
  body: pushRequest,
  answers: { 200: { what: 'Taken; refused ones are named', body: pushAnswer } },
  problems: ['gap', 'clock', 'wrong_device', 'upgrade', 'unavailable'],
});

export const pull = defineRoute({
  method: 'POST',
  path: '/v1/sync/pull',
  summary: 'Fetches what changed since a cursor, whole transactions at a time',
  access: 'seat',
  body: pullRequest,
  answers: { 200: { what: 'The changes', body: pullAnswer } },
  problems: ['reset', 'wrong_device', 'upgrade'],
});

export const snapshot = defineRoute({
  method: 'GET',
  path: '/v1/sync/snapshot',
  summary: 'Everything this seat may see, one row per line, then a line with count, sum and cursor',
  access: 'seat',
  query: snapshotQuery,
  answers: { 200: { what: 'The rows, compressed', type: 'application/x-ndjson' } },
  problems: ['reset', 'wrong_device', 'not_found', 'upgrade', 'unavailable'],
});

export const confirm = defineRoute({
  method: 'POST',
  path: '/v1/sync/confirm',
  summary: 'Says that a person has seen refused changes',
  access: 'seat',
  body: confirmRequest,
  answers: { 200: { what: 'What is still unconfirmed', body: confirmAnswer } },
  problems: ['wrong_device'],
});

export const live = defineRoute({
  method: 'GET',
  path: '/v1/sync/live',
  summary: 'A WebSocket for hints; the token comes as the second subprotocol',
  access: 'open',
  answers: { 101: { what: 'The socket is open' } },
  problems: ['bad_request', 'unauthorized', 'forbidden'],
});
