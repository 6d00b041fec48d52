import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '@/tests/support/harness/project-root';

/** The bench page on this computer; `localhost` counts as a secure context, so it has the same storage as an extension. */
export interface BenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Bundles the bench page and serves it until it is closed. */
export async function serveBenchPage(): Promise<BenchServer> {
  const script = await bundlePage();
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

async function bundlePage(): Promise<string> {
  const root = projectRoot();
  const { outputFiles } = await build({
    entryPoints: [join(root, 'tests/bench/page/bench-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome148',
    minify: true,
    alias: { '@': root },
    define: { __ONECHAT_API__: '""' },
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('The bench page was not bundled.');
  return script.text;
}
