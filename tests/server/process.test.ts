import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { freshPostgres, targets } from './support/databases';
import { killStarted, start } from './support/process';

const folder = mkdtempSync(join(tmpdir(), 'onechat-process-'));
afterEach(killStarted);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const me = (port: string, token: string) =>
  fetch(`http://127.0.0.1:${port}/v1/me`, { headers: { authorization: `Bearer ${token}` } });

test('the demo starts with nothing set, a second start says so and leaves, and a killed one comes back whole', async () => {
  const variables = { ONECHAT_DATA: join(folder, 'demo') };
  const first = start(['--demo'], variables);
  const [, port = ''] = await first.said(/1chat API listening on http:\/\/localhost:(\d+)\n/);
  const [, token = ''] = await first.said(/agent@demo.invalid[\s\S]*Bearer (\S+)\n/);
  expect(await (await me(port, token)).json()).toMatchObject({
    role: 'agent',
    workspace: { name: 'Demo shop' },
  });
  const second = start(['--demo'], variables);
  await second.said(/Another 1chat API already uses/);
  expect(await second.ended).toBe(1);
  first.child.kill('SIGKILL');
  await first.ended;
  const third = start(['--demo'], variables);
  const [, again = ''] = await third.said(/listening on http:\/\/localhost:(\d+)\n/);
  await third.said(/Try: curl/);
  expect((await me(again, token)).status).toBe(200);
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
});

test('a database elsewhere needs a strong secret', async () => {
  const none = start([], { DATABASE_URL: 'postgres://nobody@localhost/none' });
  await none.said(/please set ONECHAT_SECRET/);
  expect(await none.ended).toBe(1);
  const weak = start([], { DATABASE_URL: 'postgres://nobody@localhost/none', ONECHAT_SECRET: 'secret' });
  await weak.said(/at least 32 characters/);
  expect(await weak.ended).toBe(1);
});

test.skipIf(!targets[1]!.here)('the demo refuses a PostgreSQL that has data', async () => {
  const variables = {
    DATABASE_URL: await freshPostgres(),
    ONECHAT_SECRET: 'correct-horse-battery-staple-0123456789',
  };
  const plain = start([], variables);
  const [, port = ''] = await plain.said(/listening on http:\/\/localhost:(\d+)\n/);
  const [, path = ''] = await plain.said(/\/(join\?token=\S+)\n/);
  expect((await fetch(`http://127.0.0.1:${port}/${path}`)).status).toBe(200);
  const { Client } = await import('pg');
  const client = new Client({ connectionString: variables.DATABASE_URL });
  await client.connect();
  await client.query(`insert into workspace (workspace_id, name) values (gen_random_uuid(), 'Real shop')`);
  await client.end();
  const demo = start(['--demo'], variables);
  await demo.said(/--demo is for an empty database/);
  expect(await demo.ended).toBe(1);
});
