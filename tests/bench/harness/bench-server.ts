import { createServer } from 'node:http';
import { bundlePage } from './bundle-page';

/** The bench page on this computer; `localhost` counts as a secure context, so it has the same storage as an extension. */
export interface BenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Bundles the bench page and serves it until it is closed. */
export async function serveBenchPage(): Promise<BenchServer> {
  const script = await bundlePage('bench-page.ts');
  const html = '<!doctype html><meta charset="utf-8"><title>Bench</title><script src="/page.js"></script>';
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader(
      'content-type',
      isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
    );
    response.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bench server has no port.');
  return {
    url: `http://localhost:${address.port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
