import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** The oldest browser version that the extension runs on. */
export const OLDEST = 148;

/** Where a browser of our own is kept when the computer has none. */
export const BROWSER_CACHE = join(root, '.cache', 'browsers');

const LINUX = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const WINDOWS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/** Finds an installed browser that is new enough: `CHROME_PATH` first, then the usual places, then our cache. */
export function findBrowser() {
  for (const path of candidates()) {
    const version = existsSync(path) ? versionOf(path) : undefined;
    if (version !== undefined && version >= OLDEST) {
      return { path, version };
    }
  }
  return undefined;
}

function candidates() {
  const chosen = process.env.CHROME_PATH;
  return [...(chosen === undefined || chosen === '' ? [] : [chosen]), ...installed(), ...cached()];
}

function installed() {
  switch (process.platform) {
    case 'darwin':
      return MAC;
    case 'win32':
      return WINDOWS.map((name) => process.env[name])
        .filter((folder) => folder !== undefined)
        .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
    default:
      return (process.env.PATH ?? '')
        .split(':')
        .filter((folder) => folder !== '')
        .flatMap((folder) => LINUX.map((name) => join(folder, name)))
        .sort(
          (a, b) =>
            LINUX.findIndex((name) => a.endsWith(`/${name}`)) -
            LINUX.findIndex((name) => b.endsWith(`/${name}`)),
        );
  }
}

/** Browsers that `@puppeteer/browsers` put into our cache. */
function cached() {
  if (!existsSync(BROWSER_CACHE)) {
    return [];
  }
  const names = new Set(['chrome', 'chrome.exe', 'Google Chrome for Testing']);
  return readdirSync(BROWSER_CACHE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.has(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** The main version of a browser, or nothing when it does not start. */
export function versionOf(path) {
  if (process.platform === 'win32') {
    // `chrome.exe --version` opens a window, so the folder beside it is asked instead.
    const folder = readdirSync(dirname(path)).find((name) => /^\d+(\.\d+){3}$/.test(name));
    return folder === undefined ? OLDEST : Number.parseInt(folder, 10);
  }
  try {
    const text = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
    });
    const found = /(\d+)\.\d+\.\d+/.exec(text);
    return found === null ? undefined : Number(found[1]);
  } catch {
    return undefined;
  }
}
