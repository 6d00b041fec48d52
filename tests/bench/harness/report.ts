import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@/tests/support/harness/project-root';
import type { FigureFamily, Sample } from './figure';
import { median } from './statistics';

/** One figure of one subject over all runs. */
export interface Line {
  readonly family: string;
  readonly figure: string;
  readonly subject: string;
  readonly backend: string;
  readonly size: number;
  readonly unit: string;
  readonly median: number;
  readonly worst: number;
  readonly values: readonly number[];
  /** How many times as much as ours, in the same run. */
  readonly timesOurs: number;
}

/** Where it was measured; figures of two machines do not compare. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly browser: string;
  readonly node: string;
  readonly at: string;
}

/** Describes this machine. */
export function describeMachine(browser: string): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    browser,
    node: process.version,
    at: new Date().toISOString(),
  };
}

/** Medians over the runs, each with its ratio to ours. */
export function linesOf(family: FigureFamily, samples: readonly Sample[]): Line[] {
  const groups = Map.groupBy(samples, ({ figure, backend, size, subject }) =>
    [figure, backend, size, subject].join('|'),
  );
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const values = group.map(({ value }) => round(value));
    const { figure, subject, backend, size, unit } = first;
    const numbers = { median: round(median(values)), worst: Math.max(...values), values };
    return [{ family: family.name, figure, subject, backend, size, unit, ...numbers }];
  });
  return lines.map((line) => {
    const ours = lines.find(
      ({ figure, backend, size, subject }) =>
        figure === line.figure && backend === line.backend && size === line.size && subject === family.ours,
    );
    return { ...line, timesOurs: ours === undefined ? Number.NaN : round(line.median / ours.median) };
  });
}

/** Writes a family's table with bars, for people, and its lines, for machines, into `bench-results/`. */
export async function writeReport(
  family: FigureFamily,
  samples: readonly Sample[],
  machine: Machine,
): Promise<string> {
  const lines = linesOf(family, samples);
  const folder = join(projectRoot(), 'bench-results');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${family.name}.md`);
  const verdict = family.verdict?.(samples) ?? '';
  await writeFile(file, markdownOf({ family, lines, machine, verdict }));
  const records = lines.map((line) => JSON.stringify({ ...line, machine })).join('\n');
  await writeFile(join(folder, `${family.name}.jsonl`), `${records}\n`);
  return file;
}

interface Told {
  readonly family: FigureFamily;
  readonly lines: readonly Line[];
  readonly machine: Machine;
  readonly verdict: string;
}

function markdownOf({ family, lines, machine, verdict }: Told): string {
  const runs = Math.max(...lines.map(({ values }) => values.length));
  const parts = [
    `# ${family.title}`,
    family.about,
    `Medians of ${runs} runs, each in a fresh profile. ${machine.browser}, ${machine.cores} cores (${machine.cpu}), ` +
      `${machine.memoryGb} GB, Node ${machine.node}, ${machine.at}. Machines are noisy: compare ratios.`,
  ];
  if (verdict !== '') parts.push(verdict);
  for (const [title, group] of Map.groupBy(lines, titleOf)) {
    parts.push(`## ${title}`, tableOf(family, group));
  }
  return `${parts.join('\n\n')}\n`;
}

function titleOf({ figure, size, backend }: Line): string {
  return `${figure}, ${size.toLocaleString('en')} contacts, ${backend === 'sqlite' ? 'SQLite' : 'LevelDB'}`;
}

function tableOf(family: FigureFamily, lines: readonly Line[]): string {
  const most = Math.max(...lines.map((line) => line.median));
  const rows = lines.map((line) => {
    const bar = '█'.repeat(Math.max(1, Math.round((line.median / most) * 30)));
    const ratio = line.subject === family.ours ? '' : `${line.timesOurs} x ours`;
    const name = family.subjects[line.subject] ?? line.subject;
    return `| ${name} | ${line.median} | ${line.worst} | ${ratio} | ${bar} |`;
  });
  const unit = lines[0]?.unit ?? 'ms';
  return [`| | median ${unit} | worst ${unit} | | |`, '| --- | ---: | ---: | ---: | --- |', ...rows].join(
    '\n',
  );
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toFixed(2));
}
