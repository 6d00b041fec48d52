import { build } from 'esbuild';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';

import { hashedClass } from '../class-name';
import { projectRoot } from '../../harness/project-root';

/** The stand-in's script and style, ready to be served. */
export interface Assets {
  readonly script: string;
  /** The style with class names hashed for one page load. */
  style(salt: string): string;
}

/** Bundles the page's script and reads its style. */
export async function bundleAssets(): Promise<Assets> {
  const folder = join(projectRoot(), 'tests/support/whatsapp-web/page');
  const [script, style] = await Promise.all([
    bundleScript(join(folder, 'main.ts')),
    readFile(join(folder, 'style.css'), 'utf8'),
  ]);
  return {
    script,
    style: (salt) =>
      style.replaceAll(/\.s-([a-z0-9-]+)/g, (_, name: string) => `.${hashedClass(salt, name)}`),
  };
}

async function bundleScript(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome148',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const output = result.outputFiles[0];
  if (output === undefined) {
    throw new Error('The stand-in page could not be bundled.');
  }
  return output.text;
}
