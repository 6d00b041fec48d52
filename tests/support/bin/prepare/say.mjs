/** Says one line of progress. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** A problem that the person at the terminal can solve; its text says how. */
export class Advice extends Error {}

/** Runs a runner's main function; a problem with advice is shown without a stack. */
export async function main(run) {
  try {
    process.exitCode = (await run(process.argv.slice(2))) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Advice) {
      process.stderr.write(`\n${error.message}\n`);
    } else {
      throw error;
    }
  }
}

/** A duration in seconds, for people. */
export function seconds(from) {
  return `${((performance.now() - from) / 1_000).toFixed(1)} s`;
}
