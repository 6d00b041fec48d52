import { api, type RouteName } from '@/lib/onechat/api';
import { problemsOf } from '@/lib/onechat/openapi';
import { problem, problems } from '@/lib/onechat/problem';
import type { RouteMeaning } from '@/lib/onechat/route';
import type { Answer } from './test-server';

/** The routes of the contract by name, as plain meanings. */
export const routes: readonly (readonly [RouteName, RouteMeaning])[] = Object.entries(api) as never;

/** A path of this route with these parts filled in. */
export function pathOf(route: RouteMeaning, parts: Record<string, string>): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? 'missing');
}

/** Holds every answer against the contract, and remembers which statuses of which route were seen. */
export class Recorder {
  readonly seen = new Map<RouteName, Set<number>>();
  readonly strange: string[] = [];

  note(name: RouteName, answer: Answer): Answer {
    this.seen.set(name, (this.seen.get(name) ?? new Set<number>()).add(answer.status));
    const route: RouteMeaning = api[name];
    const codes = problemsOf(route).filter((code) => problems[code].status === answer.status);
    const declared = route.answers[answer.status];
    const label = `${name} ${answer.status}`;
    if (declared !== undefined) {
      const body = declared.body?.safeParse(answer.body);
      if (body?.success === false) this.strange.push(`${label}: ${body.error.message}`);
      return answer;
    }
    const read = problem.safeParse(answer.body);
    const type = answer.headers.get('content-type');
    if (!read.success || type !== 'application/problem+json') this.strange.push(`${label}: no problem`);
    else if (!codes.some((code) => code === read.data.code))
      this.strange.push(`${label} ${read.data.code}: not declared`);
    else if (read.data.request_id !== answer.headers.get('x-request-id'))
      this.strange.push(`${label}: request id`);
    return answer;
  }

  /** Statuses that the contract declares and nobody has seen. */
  unseen(): string[] {
    return routes.flatMap(([name, route]) => {
      const declared = [
        ...Object.keys(route.answers).map(Number),
        ...problemsOf(route).map((code) => problems[code].status),
      ];
      return [...new Set(declared)]
        .filter((status) => this.seen.get(name)?.has(status) !== true)
        .map((status) => `${name} ${status}`);
    });
  }
}
