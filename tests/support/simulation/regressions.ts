import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from './action';

export interface Regression {
  readonly name: string;
  readonly seed: number;
  readonly actions: readonly Action[];
}

const folder = join(process.cwd(), 'tests', 'support', 'simulation', 'regressions');

/** What failed once, kept for ever: one file each, run before anything random is. */
export const regressions: readonly Regression[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({
    name: file,
    ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<Regression, 'name'>),
  }));
