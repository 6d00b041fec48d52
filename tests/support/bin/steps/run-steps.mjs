import { groupsOf } from './groups-of.mjs';
import { say, seconds } from '../prepare/say.mjs';
import { STEPS } from './steps.mjs';

/** How many steps of a group run at a time: what each needs is about one core. */
const AT_ONCE = 2;

/**
 * Runs all steps, also after a failure; the last line says how many checks passed and failed. Ctrl+C ends the steps
 * that run, and no other begins.
 */
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
    lines.push(lineOf(name, { passed, failed, note, took: seconds(started) }));
    say(lines.at(-1));
  };
  const began = performance.now();
  const stop = watchForStop();
  for (const group of groupsOf(withNeeds(names), (name) => STEPS[name].quiet === true)) {
    if (group.length > 1) say(`\nAt once: ${group.join(', ')} …`);
    await inLanes(group, (name) => (stop.by === '' ? run(name) : undefined));
  }
  stop.release();
  if (stop.by !== '') {
    total.failed += 1;
    lines.push(`FAILED stopped by ${stop.by}`);
  }
  say(`\n${lines.join('\n')}\n\nAll of it took ${seconds(began)}.\n`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function lineOf(name, { passed, failed, note, took }) {
  const word = failed === 0 ? 'ok    ' : 'FAILED';
  const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
  return `${word} ${name.padEnd(13)} ${counts}  ${took.padStart(8)}${note === undefined ? '' : `  (${note})`}`;
}

/** Notes the signal that asks this run to stop; whatever runs gets it too and ends by itself. */
function watchForStop() {
  const stop = { by: '', release: () => undefined };
  const note = (signal) => {
    stop.by = signal;
  };
  process.on('SIGINT', note);
  process.on('SIGTERM', note);
  stop.release = () => {
    process.off('SIGINT', note);
    process.off('SIGTERM', note);
  };
  return stop;
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
