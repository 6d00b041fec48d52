import { parseArgs } from 'node:util';
import type { Backend } from './figure';

/** What `npm run bench -- ...` was asked for. */
export interface BenchOptions {
  readonly runs: number;
  readonly sizes: readonly number[];
  readonly backends: readonly Backend[];
  /** Names of families; empty for all. */
  readonly only: readonly string[];
  /** Contenders; empty for all. */
  readonly subjects: readonly string[];
  /** In how many minutes an hour of use is lived; undefined for as fast as it goes. */
  readonly minutes: number | undefined;
}

/** Reads the command line; throws with words for a person where it makes no sense. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '5' },
      sizes: { type: 'string', default: '100000,20000' },
      backends: { type: 'string', default: 'leveldb,sqlite' },
      only: { type: 'string', default: '' },
      subjects: { type: 'string', default: '' },
      minutes: { type: 'string' },
    },
  });
  return {
    runs: positive(values.runs, '--runs'),
    sizes: list(values.sizes).map((size) => positive(size, '--sizes')),
    backends: list(values.backends).map(backendOf),
    only: list(values.only),
    subjects: list(values.subjects),
    minutes: values.minutes === undefined ? undefined : positive(values.minutes, '--minutes'),
  };
}

function list(text: string): string[] {
  return text.split(',').filter((part) => part !== '');
}

function positive(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`${name} takes whole numbers, not "${text}".`);
  return number;
}

function backendOf(name: string): Backend {
  if (name === 'leveldb' || name === 'sqlite') return name;
  throw new Error(`--backends takes leveldb and sqlite, not "${name}".`);
}
