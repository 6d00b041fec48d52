import { existsSync } from 'node:fs';
import { Advice, say } from './say.mjs';
import { BROWSER_CACHE, OLDEST, findBrowser, versionOf } from './find-browser.mjs';
import { binOf, childEnv, nodePath } from './toolchain.mjs';
import { run } from './command.mjs';

/** Finds a browser or installs one; answers its path. */
export async function prepareBrowser() {
  refuseOldChoice();
  const found = findBrowser() ?? (await installFromDebian()) ?? (await download());
  if (found === undefined) {
    throw new Advice(
      `No Chromium or Chrome ${OLDEST} or newer was found or could be installed.\n` +
        'Install one (Debian: apt-get install chromium), or set CHROME_PATH to its program, and run this again.',
    );
  }
  say(`Browser: ${found.path} (${found.version})`);
  return found.path;
}

function refuseOldChoice() {
  const chosen = process.env.CHROME_PATH;
  if (chosen === undefined || chosen === '') {
    return;
  }
  if (!existsSync(chosen)) {
    throw new Advice(`CHROME_PATH is set to ${chosen}, but there is no such file.`);
  }
  const version = versionOf(chosen);
  if (version === undefined || version < OLDEST) {
    throw new Advice(
      `CHROME_PATH names version ${version ?? 'unknown'}; the extension needs ${OLDEST} or newer.`,
    );
  }
}

async function installFromDebian() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return undefined;
  }
  say('Browser: none found, installing Chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const result = await run('apt-get', args, { env, show: 'last' });
    if (result.code !== 0) {
      say(`  apt-get ${args[0]} failed: ${result.output.trim().split('\n').at(-1) ?? ''}`);
      return undefined;
    }
  }
  return findBrowser();
}

async function download() {
  say(`Browser: none found, downloading Chrome for Testing into ${BROWSER_CACHE} …`);
  const result = await run(
    nodePath(),
    [binOf('@puppeteer/browsers'), 'install', 'chrome@stable', '--path', BROWSER_CACHE],
    { env: childEnv(), show: 'last' },
  );
  if (result.code !== 0) {
    say(`  download failed: ${result.output.trim().split('\n').at(-1) ?? ''}`);
  }
  return findBrowser();
}
