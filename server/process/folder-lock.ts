import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { failed, ok, type Result } from '@/lib/domain/shared/result';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process: a socket that only one process can listen on, and that dies with it. A
 * socket file that nobody answers on was left by a process that was killed, and is taken over.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock, 'taken'>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const address = addressOf(resolve(folder));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = await listen(address);
    if (server !== undefined) return ok({ release: () => close(server) });
    if (await isAnswered(address)) break;
    rmSync(address, { force: true });
  }
  return failed(
    'taken',
    `Another 1chat API already uses ${folder}. Stop it first, or choose another folder.`,
  );
}

/** Socket paths are at most about 100 characters long on Unix; Windows has names instead of paths. */
function addressOf(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\onechat-${name}`;
  const inside = join(folder, 'lock.sock');
  return inside.length < 100 ? inside : join(tmpdir(), `onechat-${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
    );
    server.listen(address, () => {
      server.unref();
      done(server);
    });
  });
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
  });
}
