import { join } from 'node:path';
import { build } from 'esbuild';

import { projectRoot } from '../harness/project-root';

/** One module of the product as a script whose value is what the module exports, to be evaluated in a page. */
export async function bundleModule(path: string): Promise<string> {
  const root = projectRoot();
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundled',
    target: 'chrome148',
    alias: { '@': root },
    loader: { '.json': 'json' },
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`${path} was not bundled.`);
  return `(() => { ${script.text}; return bundled; })()`;
}
