import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPeers } from '../harness/install-peers';
import { measure, say } from './figure';
import { fleets } from './fleets';
import { generate, sayGenerated } from './generate';
import { httpClient } from './http';

const port = 25_984;

type Client = ReturnType<typeof httpClient>;

async function untilUp(client: Client): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await client.ask('GET', '/').catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('pouchdb-server did not start');
}

async function fill(client: Client, name: string, rows: number): Promise<void> {
  for (let from = 0; from < rows; from += 5_000) {
    const docs = Array.from({ length: 5_000 }, (_, n) => ({
      _id: String(from + n).padStart(12, '0'),
      name: `Customer ${from + n} of a town by the river`,
      kind: 'person',
      company: `Company ${from + n}`,
      createdAt: 1_700_000_000_000 + n,
    }));
    const answer = await client.ask('POST', `/${name}/_bulk_docs`, JSON.stringify({ docs }));
    if (answer.status !== 201) throw new Error(answer.text());
  }
}

/** pouchdb-server on LevelDB in a process of its own, over HTTP, with its own bulk and changes interfaces. */
export async function benchPouch({ seconds, rows }: { seconds: number; rows: number }): Promise<void> {
  const subject = 'pouchdb-server';
  const program = join(installPeers(), 'pouchdb-server/bin/pouchdb-server');
  const data = mkdtempSync(join(tmpdir(), 'onechat-pouch-'));
  const args = [program, '--port', String(port), '--dir', data, '--host', '127.0.0.1', '--no-stdout-logs'];
  const server = spawn(process.execPath, args, { cwd: data, stdio: 'ignore' });
  const client = httpClient(`http://127.0.0.1:${port}`, 128);
  try {
    await untilUp(client);
    const base = `http://127.0.0.1:${port}`;
    const beside = server.pid ?? 0;
    for (const [index, { name, workspaces, writers }] of fleets.entries()) {
      for (let n = 0; n < workspaces; n += 1) await client.ask('PUT', `/w${index}-${n}`);
      const lines = Array.from({ length: workspaces * writers }, (_, line) => ({
        method: 'POST',
        path: `/w${index}-${line % workspaces}/_bulk_docs`,
        body: JSON.stringify({ docs: [{ _id: `${line}.{turn}`, body: 'x'.repeat(200) }] }),
      }));
      await sayGenerated({ subject, figure: `pushes over HTTP, ${name}`, beside }, () =>
        generate({ base, seconds, expect: 201, lines }),
      );
    }
    const changes = { method: 'GET', path: '/w0-0/_changes?since=999999999&limit=500' };
    await sayGenerated({ subject, figure: 'empty pulls over HTTP', beside }, () =>
      generate({ base, seconds, expect: 200, lines: Array.from({ length: 8 }, () => changes) }),
    );
    await client.ask('PUT', '/many');
    await fill(client, 'many', rows);
    const { ms } = await measure(server.pid ?? 0, async () => {
      const answer = await client.ask('GET', '/many/_all_docs?include_docs=true');
      if (answer.status !== 200) throw new Error('no documents');
      return rows;
    });
    say({ subject, figure: `snapshot of ${rows}`, value: ms, unit: 'ms' });
  } finally {
    client.close();
    server.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
}
