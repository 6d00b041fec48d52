import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import type { Server } from 'node:net';

/** How long a file waits at its start until another one has ended with the API. */
export const turnTimeout = 420_000;

/**
 * Waits until no other test file has the API: the extension knows one address of it, so two at once cannot be. The
 * turn is a port that is held; it ends by itself with the process.
 */
export async function takeTurn(apiPort: number): Promise<() => Promise<void>> {
  const end = Date.now() + turnTimeout;
  while (Date.now() < end) {
    const held = await hold(apiPort + 10_000);
    if (held !== undefined) return () => new Promise((resolve) => held.close(() => resolve()));
    await pause(250);
  }
  throw new Error('Another test has held the API for too long');
}

function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve(server));
  });
}
