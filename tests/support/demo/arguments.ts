/** What the person asked for on the command line. */
export interface DemoArguments {
  readonly extensionDir: string;
  readonly headless: boolean;
  readonly accept: boolean;
  /** Ends by itself once everything is on the screen and the pictures are taken. */
  readonly once: boolean;
  /** How many people of the demo workspace to show side by side, each signed in; 1 shows one who is not. */
  readonly seats: number;
}

/** Reads the demo's arguments; an unknown one is refused by name. */
export function parseArguments(args: readonly string[]): DemoArguments {
  const known = ['--headless', '--accept', '--once'];
  const extensionDir = args.find((arg) => arg.startsWith('--extension='))?.slice('--extension='.length);
  const at = args.indexOf('--seats');
  const seats = at === -1 ? '1' : (args[at + 1] ?? '');
  const rest = at === -1 ? args : args.toSpliced(at, 2);
  const unknown = rest.find((arg) => !known.includes(arg) && !arg.startsWith('--extension='));
  if (unknown !== undefined || extensionDir === undefined || !/^[123]$/.test(seats)) {
    throw new Error(`Unknown option ${unknown ?? ''}. Options: ${known.join(', ')}, --seats 1 to 3.`);
  }
  return {
    extensionDir,
    headless: args.includes('--headless'),
    accept: args.includes('--accept'),
    once: args.includes('--once'),
    seats: Number(seats),
  };
}
