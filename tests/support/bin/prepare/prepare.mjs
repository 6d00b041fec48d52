import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, say } from './say.mjs';
import { checkNode, childEnv, nodePath, sayNode } from './toolchain.mjs';
import { installDependencies } from './dependencies.mjs';
import { prepareBrowser } from './browser.mjs';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';

/**
 * Makes a fresh checkout ready: checks Node, installs dependencies, writes the generated types, finds or
 * installs a browser. Answers the Node for the tools and their environment.
 */
export async function prepare({ browser }) {
  checkNode();
  await installDependencies();
  sayNode();
  const extra = browser ? { CHROME_PATH: await prepareBrowser() } : {};
  const tools = { node: nodePath(), env: childEnv(extra) };
  await writeGeneratedTypes(tools);
  return tools;
}

/** The TypeScript configuration extends a generated one, so nothing runs before that is there. */
async function writeGeneratedTypes(tools) {
  if (existsSync(join(root, '.wxt', 'tsconfig.json'))) {
    return;
  }
  say('Types: writing the generated ones …');
  const { code, output } = await runTool(tools, 'wxt', ['prepare'], { show: 'last' });
  if (code !== 0) {
    throw new Advice(`wxt prepare failed:\n\n${output.trim().split('\n').slice(-25).join('\n')}`);
  }
}
