import { z } from '@/lib/catalogue/zod';
import { clientConfigAnswer } from '../client-config';
import { instantText } from '../fields';
import { defineRoute } from '../route';

export const health = defineRoute({
  method: 'GET',
  path: '/v1/health',
  summary: 'Whether the server and its database answer',
  access: 'open',
  answers: {
    200: {
      what: 'Both answer',
      body: z.object({ status: z.literal('ok'), version: z.string(), serverTime: instantText }),
    },
  },
  problems: ['unavailable'],
});

export const document = defineRoute({
  method: 'GET',
  path: '/v1/openapi.json',
  summary: 'This document',
  access: 'open',
  answers: { 200: { what: 'OpenAPI 3.1', body: z.looseObject({ openapi: z.string() }) } },
  problems: [],
});

export const readClientConfig = defineRoute({
  method: 'GET',
  path: '/v1/client-config',
  summary:
    'What a release says to installed extensions: features to leave off, selectors; signed, newer ones only',
  access: 'open',
  answers: { 200: { what: 'The signed document, if there is one', body: clientConfigAnswer } },
  problems: [],
});
