import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from '@/lib/catalogue/zod';

/** No container engine is needed: the Dockerfile's steps are done by hand, with the files it copies and no others. */
const folder = mkdtempSync(join(tmpdir(), 'onechat-image-'));
const started: { kill(signal: 'SIGKILL'): void }[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Step {
  readonly word: string;
  readonly rest: string;
}

const stages = readFileSync('server/Dockerfile', 'utf8')
  .replaceAll(/^#.*\n/gm, '')
  .split(/^FROM /m)
  .slice(1)
  .map((text) =>
    text
      .split('\n')
      .slice(1)
      .flatMap((line): Step[] => {
        const [, word, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
        return word === undefined || rest === undefined ? [] : [{ word, rest }];
      }),
  );
const restOf = (stage: readonly Step[] | undefined, word: string) =>
  (stage ?? []).filter((step) => step.word === word).map(({ rest }) => rest);
const json = z.array(z.string());

/** Copies as `COPY` does: several files into a folder, one file or folder to a name. */
function copy(rest: string, from: string, to: string): void {
  const names = rest.split(' ').filter((name) => !name.startsWith('--'));
  const target = names.pop() ?? '';
  for (const name of names) {
    const source = join(from, name.replace('/app/', ''));
    if (!existsSync(source)) throw new Error(`COPY ${name}: there is no such file`);
    const place = join(to, target.endsWith('/') ? join(target, name) : target);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(source, place, { recursive: true, verbatimSymlinks: true });
  }
}

function run(command: readonly string[], cwd: string, variables: Record<string, string> = {}) {
  const [program = '', ...args] = command;
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...variables },
  });
  started.push(child);
  let text = '';
  const waiting: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += String(chunk);
      for (const wake of waiting) wake();
    });
  }
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const said = (words: string) =>
    new Promise<void>((done, fail) => {
      const look = () => (text.includes(words) ? done() : undefined);
      waiting.push(look);
      look();
      void ended.then(() => fail(new Error(`ended without saying ${words}: ${text}`)));
    });
  return { child, ended, said, text: () => text };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

test('the image holds what the server needs: it is built, starts, is healthy and stops when asked', async () => {
  const [build, image] = stages;
  const [buildRoot, imageRoot] = [join(folder, 'build'), join(folder, 'image')];
  for (const rest of restOf(build, 'COPY')) copy(rest, '.', buildRoot);
  const installs = restOf(build, 'RUN').map((line) => line.split(' && '));
  expect(installs[0]).toEqual(['npm ci --ignore-scripts']);
  symlinkSync(join(process.cwd(), 'node_modules'), join(buildRoot, 'node_modules'));
  const [bundle = '', prune] = installs[1] ?? [];
  const built = run(bundle.split(' '), buildRoot);
  expect(`${await built.ended} ${built.text()}`).toBe('0 ');
  expect(prune).toBe('npm prune --omit=dev --ignore-scripts');

  for (const rest of restOf(image, 'COPY')) copy(rest, buildRoot, imageRoot);
  // What the bundle asks of node_modules must be there after the tools for building are gone.
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(imageRoot, 'package.json'), 'utf8')));
  const code = readFileSync(join(imageRoot, 'dist/main.mjs'), 'utf8');
  const asked = [...code.matchAll(/^import .* from "([^"]+)";$|\bimport\("([^"]+)"\)/gm)]
    .map(([, one, other]) => one ?? other ?? '')
    .filter((name) => !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  expect(asked).toContain('hono');
  expect(asked.filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);

  const variables = Object.fromEntries(
    restOf(image, 'ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=', 2))),
  );
  expect(variables).toEqual({ NODE_ENV: 'production', HOST: '0.0.0.0', ONECHAT_DATA: '/data' });
  const port = String(await freePort());
  const own = { ...variables, HOST: '127.0.0.1', ONECHAT_DATA: join(folder, 'data'), PORT: port };
  const [command = ''] = restOf(image, 'CMD');
  const server = run(json.parse(JSON.parse(command)), imageRoot, own);
  await server.said(`1chat API listening on http://localhost:${port}`);
  const probe = json.parse(JSON.parse(restOf(image, 'HEALTHCHECK')[0]?.replace(/^.*?CMD /, '') ?? ''));
  const check = run(probe, imageRoot, own);
  expect(`${await check.ended} ${check.text()}`).toBe('0 ');
  // One that is under way when the container is asked to stop is answered.
  const slow = fetch(`http://127.0.0.1:${port}/v1/openapi.json`);
  await fetch(`http://127.0.0.1:${port}/v1/health`);
  server.child.kill('SIGTERM');
  expect((await slow).status).toBe(200);
  expect(await server.ended).toBe(0);
  const dead = run(probe, imageRoot, own);
  expect(await dead.ended).toBe(1);
});

test('nothing is sent to the builder but what the Dockerfile copies', () => {
  const [build] = stages;
  const copied = restOf(build, 'COPY').flatMap((rest) => rest.split(' ').slice(0, -1));
  const lines = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines[0]).toBe('*');
  expect(lines.slice(1).sort()).toEqual(copied.map((path) => `!${path}`).sort());
});

test('compose names files that are there and settings that the server reads', () => {
  const compose = readFileSync('server/compose.yaml', 'utf8');
  const [, context = '', dockerfile = ''] = /context: (\S+)\n\s+dockerfile: (\S+)/.exec(compose) ?? [];
  expect(existsSync(join('server', context, dockerfile))).toBe(true);
  const [, api = ''] = /\n {2}api:\n([\s\S]*?)\n {2}\w+:\n/.exec(compose) ?? [];
  const [, block = ''] = /\n {4}environment:\n((?: {6}.*\n)+)/.exec(api) ?? [];
  const names = [...block.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name = '']) => name);
  expect(names).toEqual(expect.arrayContaining(['DATABASE_URL', 'ONECHAT_SECRET']));
  const settings = readFileSync('server/README.md', 'utf8');
  for (const name of names) expect(settings).toContain(`\`${name}\``);
  // Long enough for what is under way: the server itself gives it ten seconds.
  expect(compose).toContain('stop_grace_period: 15s');
});
