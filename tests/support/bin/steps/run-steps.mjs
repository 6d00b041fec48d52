import { groupsOf } from './groups-of.mjs';
import { say, seconds } from '../prepare/say.mjs';
import { STEPS } from './steps.mjs';

/** How many steps of a group run at a time: what each needs is about one core. */
const AT_ONCE = 2;

/** Runs all steps, also after a failure; the last line says how many checks passed and failed. */
export async function runSteps(tools, names, filters) {
  const total = { passed: 0, failed: 0 };
  const lines = [];
  const run = async (name) => {
    const started = performance.now();
    const quiet = STEPS[name].quiet === true;
    if (!quiet) sayTitle(name);
    const { passed, failed, note, output } = await STEPS[name].start(tools, filters);
    if (quiet) sayTitle(name);
    if (output !== undefined && output.trim() !== '') say(output.trimEnd());
    total.passed += passed;
    total.failed += failed;
    const line = `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(13)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds(started).padStart(8)}${note === undefined ? '' : `  (${note})`}`;
    lines.push(line);
    say(line);
  };
  const began = performance.now();
  for (const group of groupsOf(withNeeds(names), (name) => STEPS[name].quiet === true)) {
    if (group.length > 1) say(`\nAt once: ${group.join(', ')} …`);
    await inLanes(group, run);
  }
  say(`\n${lines.join('\n')}\n\nAll of it took ${seconds(began)}.\n`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function sayTitle(name) {
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
}

async function inLanes(names, run) {
  const waiting = [...names];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await run(name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

function withNeeds(names) {
  const wanted = new Set(names.flatMap((name) => [...(STEPS[name].needs ?? []), name]));
  return Object.keys(STEPS).filter((name) => wanted.has(name));
}
