import { families } from './figures/all';
import type { Sample } from './harness/figure';
import { openBench } from './harness/open-bench';
import { parseOptions } from './harness/options';
import { describeMachine, linesOf, writeReport } from './harness/report';

const options = parseOptions(process.argv.slice(2));
const unknown = options.only.filter((name) => !families.some((family) => family.name === name));
if (unknown.length > 0) throw new Error(`No such figures: ${unknown.join(', ')}.`);

const { bench, browserVersion, close } = await openBench(options);
try {
  const machine = describeMachine(browserVersion);
  for (const family of families) {
    if (options.only.length > 0 && !options.only.includes(family.name)) continue;
    const samples: Sample[] = [];
    for await (const sample of family.measure(bench)) {
      samples.push(sample);
      // After every sample: a long run that is broken off has still told what it saw.
      await writeReport(family, samples, machine);
    }
    const lines = linesOf(family, samples);
    for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    process.stderr.write(
      `${family.verdict?.(samples) ?? ''}\n${await writeReport(family, samples, machine)}\n`,
    );
  }
} finally {
  await close();
}
