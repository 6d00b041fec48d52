import { readFile } from 'node:fs/promises';
import { api } from '@/lib/onechat/api';
import { openApiOf } from '@/lib/onechat/openapi';
import { reply, type Handler } from '../http/call';
import { HttpProblem } from '../http/http-problem';
import type { Services } from '../services';

/** `GET /v1/health`. */
export function healthRoute(services: Services): Handler {
  return async () => {
    try {
      await services.database.query('select 1');
    } catch {
      throw new HttpProblem('unavailable');
    }
    const serverTime = new Date(services.now()).toISOString();
    return reply(api.health.answers[200].body, { status: 'ok', version: services.version, serverTime });
  };
}

/** The document of this server's contract. */
export function documentOf(services: Services): ReturnType<typeof openApiOf> {
  const { version, config } = services;
  return openApiOf(api, { title: '1chat API', version, url: config.publicUrl });
}

/** `GET /v1/openapi.json`. */
export function documentRoute(services: Services): Handler {
  const text = JSON.stringify(documentOf(services));
  return async () => new Response(text, { headers: { 'content-type': 'application/json' } });
}

/** `GET /v1/sync/live` without the wish to become a socket. */
export function liveRoute(): Handler {
  return async () => {
    throw new HttpProblem('bad_request');
  };
}

/**
 * `GET /v1/client-config`: the file as it is. The key it is signed with is not on this server, so whoever breaks
 * into it cannot tell extensions anything.
 */
export function clientConfigRoute({ config }: Services): Handler {
  return async () => {
    const found = await readFile(config.clientConfigFile, 'utf8').catch(() => null);
    return reply(api.readClientConfig.answers[200].body, { config: found?.trim() ?? null });
  };
}
