import { readdir } from 'node:fs/promises';
import { launchBrowser } from '@/tests/support/harness/launch';
import type { BenchOptions } from './options';
import { serveBenchPage } from './bench-server';
import type { Backend, Bench } from './figure';

/** Everything that measuring needs, until it is closed. */
export interface OpenBench {
  readonly bench: Bench;
  /** The browser's own name and version. */
  readonly browserVersion: string;
  close(): Promise<void>;
}

/** Serves the bench page and starts browsers for it on demand. */
export async function openBench(options: BenchOptions): Promise<OpenBench> {
  const server = await serveBenchPage();
  const probe = await launchBrowser();
  const browserVersion = await probe.browser.version();
  await probe.close();
  return {
    browserVersion,
    bench: {
      ...options,
      wanted: (subjects) =>
        Object.keys(subjects).filter(
          (name) => options.subjects.length === 0 || options.subjects.includes(name),
        ),
      say: (what) => process.stderr.write(`${what}\n`),
      async inBrowser(backend, job) {
        const running = await launchBrowser({ sqlite: backend === 'sqlite' });
        try {
          const answer = await job(() => running.open(server.url));
          await requireBackend(running.profileDir, backend);
          return answer;
        } finally {
          await running.close();
        }
      },
    },
    close: () => server.close(),
  };
}

/** A flag that the browser does not know is ignored in silence: only the files say which backend it used. */
async function requireBackend(profileDir: string, backend: Backend): Promise<void> {
  const files = await readdir(profileDir, { recursive: true });
  const databases = files.filter((file) => file.includes('IndexedDB') || file.includes('indexeddb'));
  const found = {
    leveldb: databases.some((file) => /\.indexeddb\.leveldb\/.+\.(ldb|log)$/.test(file)),
    sqlite: databases.some((file) => /(\.sqlite3?|\.db)$|-wal$/.test(file)),
  };
  if (!found[backend]) throw new Error(`The browser did not use ${backend}. Files: ${databases.join(', ')}`);
}
