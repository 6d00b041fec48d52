import { Advice, main, say } from './prepare/say.mjs';
import { prepare } from './prepare/prepare.mjs';
import { runSteps } from './steps/run-steps.mjs';
import { STEPS } from './steps/steps.mjs';

const ALL = ['types', 'lint', 'format', 'build', 'architecture', 'unit', 'laws', 'server', 'browser'];

await main(async (args) => {
  const named = args.filter((arg) => arg in STEPS);
  const filters = args.filter((arg) => !(arg in STEPS));
  if (filters.length > 0 && named.length === 0) {
    throw new Advice(
      `Name a step before a file: npm test -- unit ${filters[0]}\nSteps: ${Object.keys(STEPS).join(', ')}.`,
    );
  }
  const names = named.length === 0 ? ALL : named;
  const browser = names.some((name) => STEPS[name].browser === true);
  const tools = await prepare({ browser }).catch((error) => {
    process.on('exit', () => say('\n0 passed, 1 failed'));
    throw error;
  });
  return runSteps(tools, names, filters);
});
