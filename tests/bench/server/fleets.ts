/** So many offices, and so many people who write in each at the same moment without a pause. */
export interface Fleet {
  readonly name: string;
  readonly workspaces: number;
  readonly writers: number;
}

/**
 * One office of eight, and sixteen such offices. Two people in each of sixteen is the quiet hour: every push waits for
 * its own answer, so it shows how long one takes rather than how many the server can take.
 */
export const fleets: readonly Fleet[] = [
  { name: '1 workspace of 8 writers', workspaces: 1, writers: 8 },
  { name: '16 workspaces of 8 writers', workspaces: 16, writers: 8 },
  { name: '16 workspaces of 2 writers', workspaces: 16, writers: 2 },
];
