import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Cluster {
  /** The address of one database of the cluster. */
  url(database: string): string;
  /** The process whose children do the work. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Where PostgreSQL 15 or newer is installed on this computer, if it is. */
export function postgresBinaries(): string | undefined {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(packaged, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/opt/homebrew/opt/postgresql@17/bin',
    '/opt/homebrew/opt/postgresql@16/bin',
    '/opt/homebrew/opt/postgresql@15/bin',
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && isNewEnough(folder));
}

function isNewEnough(folder: string): boolean {
  const said = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/ (\d+)/.exec(said)?.[1] ?? 0) >= 15;
}

/**
 * A private cluster in a temporary folder, reached through a socket in it. PostgreSQL refuses to run as root, so
 * root runs it as `nobody`. `durable` keeps the waits for the disk, which only a benchmark wants.
 */
export async function startCluster(binaries: string, { durable = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'onechat-pg-'));
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (asNobody.uid !== undefined) chownSync(folder, asNobody.uid, asNobody.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'onechat', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C'],
    {
      ...asNobody,
      cwd: folder,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'] ?? '' },
    },
  );
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=80'];
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...asNobody, cwd: folder, stdio: 'ignore' },
  );
  const url = (database: string) =>
    `postgres://onechat@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await untilReady(binaries, folder);
  return {
    url,
    pid: server.pid ?? 0,
    async stop() {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(binaries: string, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      execFileSync(join(binaries, 'pg_isready'), ['-h', folder, '-q']);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new Error('PostgreSQL did not start');
}
