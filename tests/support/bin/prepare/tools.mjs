import { binOf } from './toolchain.mjs';
import { run } from './command.mjs';

/** Runs the program of an installed package on the tools' Node. */
export function runTool(tools, packageName, args, options = {}) {
  return run(tools.node, [binOf(packageName, options.program), ...args], { env: tools.env, ...options });
}

/** Builds the extension into its output folder. */
export function buildExtension(tools, options = {}) {
  return runTool(tools, 'wxt', ['build'], options);
}
