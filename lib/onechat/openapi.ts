import { z } from '@/lib/catalogue/zod';
import type { Answer, RouteMeaning } from './route';
import { problem, problems, type ProblemCode } from './problem';

interface Facts {
  readonly title: string;
  readonly version: string;
  readonly url: string;
}

/** What any route may answer; those with a seat may also ask for a new sign-in. */
const everywhere: readonly ProblemCode[] = ['too_many_requests', 'internal'];
const withSeat: readonly ProblemCode[] = ['unauthorized', 'device_locked', 'device_wiped'];
const withBody: readonly ProblemCode[] = ['bad_request', 'invalid', 'too_large', 'unsupported_media'];

/** The codes a route may answer with, its own and those of its kind. */
export function problemsOf(route: RouteMeaning): ProblemCode[] {
  const asks = route.body !== undefined || route.query !== undefined || route.params !== undefined;
  const all = [
    ...everywhere,
    ...(route.access === 'seat' ? withSeat : []),
    ...(route.body === undefined ? [] : withBody),
    ...(asks ? (['invalid'] as const) : []),
    ...route.problems,
  ];
  return [...new Set(all)];
}

/** The OpenAPI 3.1 document of these routes, as plain data. */
export function openApiOf(routes: Readonly<Record<string, RouteMeaning>>, facts: Facts) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: facts.title, version: facts.version },
    servers: [{ url: facts.url }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { seat: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function operationOf(name: string, route: RouteMeaning) {
  return {
    operationId: name,
    summary: route.summary,
    security: route.access === 'seat' ? [{ seat: [] }] : [],
    ...(route.params === undefined && route.query === undefined ? {} : { parameters: parametersOf(route) }),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }),
    responses: { ...answersOf(route), ...problemAnswersOf(route) },
  };
}

function parametersOf(route: RouteMeaning) {
  return [...list(route.params, 'path'), ...list(route.query, 'query')];
}

function list(object: z.ZodObject | undefined, place: 'path' | 'query') {
  const shape: Readonly<Record<string, z.core.$ZodType>> = object?.shape ?? {};
  return Object.entries(shape).map(([name, type]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(type, undefined).success,
    schema: schemaOf(type, 'input'),
  }));
}

function answersOf(route: RouteMeaning) {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, answer]) => [status, answerOf(answer)]),
  );
}

function answerOf(answer: Answer) {
  const type = answer.type ?? 'application/json';
  if (answer.body === undefined && answer.type === undefined) return { description: answer.what };
  const schema = answer.body === undefined ? { type: 'string' } : schemaOf(answer.body, 'output');
  return { description: answer.what, content: { [type]: { schema } } };
}

function problemAnswersOf(route: RouteMeaning) {
  const byStatus = Map.groupBy(problemsOf(route), (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** Zod adds the dialect to each schema and a hidden validator; the document names the dialect once, by its version. */
function schemaOf(type: z.core.$ZodType, io: 'input' | 'output') {
  const schema = z.toJSONSchema(type, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => !['$schema', '~standard'].includes(key)),
  );
}
