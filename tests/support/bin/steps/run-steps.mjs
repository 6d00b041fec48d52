import { say, seconds } from '../prepare/say.mjs';
import { STEPS } from './steps.mjs';

/** Runs steps in order, all of them even after a failure; the last line says how many checks passed and failed. */
export async function runSteps(tools, names, filters) {
  const total = { passed: 0, failed: 0 };
  const lines = [];
  for (const name of withNeeds(names)) {
    const started = performance.now();
    say(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
    const { passed, failed, note } = await STEPS[name].start(tools, filters);
    total.passed += passed;
    total.failed += failed;
    const line = `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(13)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds(started).padStart(8)}${note === undefined ? '' : `  (${note})`}`;
    lines.push(line);
    say(line);
  }
  say(`\n${lines.join('\n')}\n`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function withNeeds(names) {
  const wanted = new Set(names.flatMap((name) => [...(STEPS[name].needs ?? []), name]));
  return Object.keys(STEPS).filter((name) => wanted.has(name));
}
