import type { TestProject } from 'vitest/node';
import { postgresBinaries, startCluster } from '../postgres-cluster';

declare module 'vitest' {
  export interface ProvidedContext {
    /** How to reach a database of the private PostgreSQL; null where none is installed. */
    postgres: string | null;
  }
}

/** One PostgreSQL for all test files, where its binaries are found; `{database}` stands for a name. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const binaries = postgresBinaries();
  if (binaries === undefined) {
    process.stderr.write('PostgreSQL is not installed here: its tests are skipped\n');
    project.provide('postgres', null);
    return undefined;
  }
  const cluster = await startCluster(binaries);
  project.provide('postgres', cluster.url('{database}'));
  return () => cluster.stop();
}
