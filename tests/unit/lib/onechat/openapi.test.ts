import { describe, expect, it } from 'vitest';
import { api } from '@/lib/onechat/api';
import { openApiOf, problemsOf } from '@/lib/onechat/openapi';
import { problems } from '@/lib/onechat/problem';
import type { RouteMeaning } from '@/lib/onechat/route';

const document = openApiOf(api, { title: '1chat API', version: '1.2.3', url: 'https://api.example' });
const routes: readonly RouteMeaning[] = Object.values(api);

describe('the OpenAPI document', () => {
  it('has every route once, with its parameters, body and answers', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.keys(methods));
    expect(operations).toHaveLength(routes.length);
    expect(document.paths['/v1/members/{seatId}']?.['patch']).toMatchObject({
      operationId: 'patchMember',
      parameters: [
        { name: 'seatId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      ],
      requestBody: { required: true },
      responses: { 200: {}, 401: {}, 403: {}, 404: {}, 409: {}, 422: {} },
    });
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(JSON.stringify(document)).not.toContain('~standard');
  });

  it('says of optional parameters that they are', () => {
    const snapshot = document.paths['/v1/sync/snapshot']?.['get'];
    expect(snapshot).toMatchObject({
      parameters: [
        { name: 'clientId', required: true },
        { name: 'schema', required: true },
        { name: 'scope', required: false },
        { name: 'cursor', required: false },
      ],
    });
  });
});

describe('routes', () => {
  it('lie under /v1, name each part of their path, and ask for a seat where they carry data', () => {
    for (const route of routes) {
      expect(route.path).toMatch(/^\/v1\//);
      const parts = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(route.params?.shape ?? {})).toEqual(parts);
      if (route.body !== undefined) expect(route.access).toBe('seat');
    }
  });

  it('have problems whose codes and statuses agree', () => {
    for (const route of routes) {
      for (const code of problemsOf(route)) expect(problems[code].status).toBeGreaterThanOrEqual(400);
    }
  });
});
