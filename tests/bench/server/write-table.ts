import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure';

/** Writes the figures for people to `bench-results/server.md` and for machines beside it. */
export function writeTable(figures: readonly Figure[]): void {
  const folder = join(process.cwd(), 'bench-results');
  mkdirSync(folder, { recursive: true });
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`;
  const parts = [
    '# The server',
    `${machine}. What is asked over HTTP is asked by a process of its own, on the same processor.`,
  ];
  for (const [title, group] of Map.groupBy(figures, ({ figure }) => figure)) {
    parts.push(`## ${title}`, tableOf(group));
  }
  writeFileSync(join(folder, 'server.md'), `${parts.join('\n\n')}\n`);
  writeFileSync(
    join(folder, 'server.jsonl'),
    figures.map((figure) => `${JSON.stringify({ ...figure, machine })}\n`).join(''),
  );
}

function tableOf(group: readonly Figure[]): string {
  const rows = group.map((found) => {
    const cpu =
      found.cpu === undefined
        ? ''
        : `${[found.cpu, found.cpuBeside ?? 0, found.cpuGenerator ?? 0].join(' + ')} %`;
    const memory = found.rssMb === undefined ? '' : `${found.rssMb} + ${found.rssBesideMb ?? 0} MB`;
    return `| ${found.subject} | ${found.value.toLocaleString('en')} ${found.unit} | ${cpu} | ${memory} |`;
  });
  const head = '| | | processor: server + beside + who asks | memory: server + beside |';
  return [head, '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}
