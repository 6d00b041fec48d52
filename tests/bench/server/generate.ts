import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from '@/lib/catalogue/zod';
import { measure, say } from './figure';

/** What one connection asks, again and again; placeholders are those of `generator.ts`. */
export interface Line {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Load {
  readonly base: string;
  readonly seconds: number;
  readonly expect: number;
  readonly lines: readonly Line[];
}

const answer = z.object({ done: z.int(), ms: z.number(), cpu: z.number() });
export type Generated = z.output<typeof answer>;

/** Lets a process of its own ask on all lines at once; how often it was answered, in how long, at what cost. */
export async function generate({ base, seconds, expect, lines }: Load): Promise<Generated> {
  const { host, hostname, port } = new URL(base);
  const job = {
    host: hostname,
    port: Number(port),
    seconds,
    expect,
    lines: lines.map(({ method, path, headers = {}, body = '' }) => {
      const all = { host, ...(body === '' ? {} : { 'content-type': 'application/json' }), ...headers };
      const fields = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
      return { head: `${method} ${path} HTTP/1.1\r\n${fields.join('')}`, body };
    }),
  };
  const child = spawn(process.execPath, [join(process.cwd(), 'tests/bench/server/generator.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(job));
  return answer.parse(JSON.parse(await text(child.stdout)));
}

interface About {
  readonly subject: string;
  readonly figure: string;
  /** The process of the database or the peer. */
  readonly beside: number;
}

/** Lets `work` generate, and says what came of it: answers per second while the generator asked. */
export async function sayGenerated(
  { subject, figure, beside }: About,
  work: () => Promise<Generated>,
): Promise<void> {
  const found: Generated[] = [];
  const { cpu, cpuBeside, rssMb, rssBesideMb } = await measure(beside, async () => found.push(await work()));
  for (const { done, ms, cpu: cpuGenerator } of found) {
    const value = Math.round((done / ms) * 1_000);
    const cost = { cpu, cpuBeside, cpuGenerator: Math.round(cpuGenerator), rssMb, rssBesideMb };
    say({ subject, figure, value, unit: 'per second', ...cost });
  }
}
