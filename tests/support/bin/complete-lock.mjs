/**
 * Adds to package-lock.json the optional platform packages that the registry at hand did not serve, so that
 * `npm ci` accepts the lock on every platform. Such an entry has a version and no hash: npm fetches it only on
 * the platform it is for. Run after every `npm install` that changes the lock.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const lockFile = new URL('../../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x'];
let added = 0;

for (const entry of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    if (lock.packages[at] !== undefined || !/^\d/.test(version)) continue;
    const words = name.split(/[/-]/);
    const os = systems.find((each) => words.includes(each));
    const cpu = processors.find((each) => words.includes(each));
    if (os === undefined || cpu === undefined) continue;
    lock.packages[at] = { version, cpu: [cpu], dev: true, optional: true, os: [os], ...libc(words) };
    added += 1;
  }
}

function libc(words) {
  const last = words.at(-1) ?? '';
  return last.startsWith('musl') ? { libc: ['musl'] } : last.startsWith('gnu') ? { libc: ['glibc'] } : {};
}

if (added > 0) {
  const [root, ...rest] = Object.keys(lock.packages);
  lock.packages = Object.fromEntries([root, ...rest.sort()].map((key) => [key, lock.packages[key]]));
  writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(`package-lock.json: ${added} platform packages added\n`);
