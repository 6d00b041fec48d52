/** What the person asked for on the command line. */
export interface DemoArguments {
  readonly extensionDir: string;
  readonly headless: boolean;
  readonly accept: boolean;
  /** Ends by itself once everything is on the screen and the pictures are taken. */
  readonly once: boolean;
}

/** Reads the demo's arguments; an unknown one is refused by name. */
export function parseArguments(args: readonly string[]): DemoArguments {
  const known = ['--headless', '--accept', '--once'];
  const extensionDir = args.find((arg) => arg.startsWith('--extension='))?.slice('--extension='.length);
  const unknown = args.find((arg) => !known.includes(arg) && !arg.startsWith('--extension='));
  if (unknown !== undefined || extensionDir === undefined) {
    throw new Error(`Unknown option ${unknown ?? ''}. Options: ${known.join(', ')}.`);
  }
  return {
    extensionDir,
    headless: args.includes('--headless'),
    accept: args.includes('--accept'),
    once: args.includes('--once'),
  };
}
