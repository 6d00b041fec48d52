import * as fc from 'fast-check';

/** One thing that happens, as plain numbers: which, to whom, and two more that mean what the kind needs. */
export interface Action {
  readonly kind: ActionKind;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const weights = {
  set: 10,
  label: 8,
  unlabel: 6,
  write: 7,
  several: 4,
  remove: 2,
  restoreRow: 2,
  move: 3,
  erase: 1,
  poison: 1,
  deliver: 40,
  drop: 4,
  double: 5,
  commit: 22,
  alarm: 8,
  time: 8,
  skew: 2,
  kill: 3,
  mishap: 3,
  start: 5,
  visible: 4,
  online: 3,
  expire: 1,
  lock: 1,
  signIn: 2,
  teams: 3,
  mask: 1,
  role: 1,
  away: 1,
  clear: 1,
  busy: 1,
  upgrade: 1,
  backup: 1,
  discard: 2,
  decide: 1,
} as const;

export type ActionKind = keyof typeof weights;

const kinds = Object.entries(weights).flatMap(([kind, weight]) =>
  Array<ActionKind>(weight).fill(kind as ActionKind),
);
const number = fc.nat(999);

/** Any sequence of things, most of them ordinary. */
const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), a: number, b: number, c: number }),
  { minLength: 1, maxLength: 260, size: 'max' },
);

const few = (wanted: readonly ActionKind[], maxLength = 120): fc.Arbitrary<Action[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...wanted), a: fc.nat(1), b: fc.nat(7), c: fc.nat(5) }), {
    minLength: 1,
    maxLength,
    size: 'max',
  });

/** Labels going in and out while answers are lost and requests come twice: what a missing de-duplication needs. */
const doubledLabels = few([
  'label',
  'unlabel',
  'deliver',
  'double',
  'commit',
  'time',
  'alarm',
  'drop',
  'visible',
]);

/** Two people writing into the same notes without seeing each other. */
const sameNotes = few([
  'write',
  'write',
  'deliver',
  'commit',
  'online',
  'visible',
  'alarm',
  'time',
  'kill',
  'start',
]);

/** Clocks that are set while changes wait. */
const wrongClocks = few([
  'skew',
  'set',
  'label',
  'unlabel',
  'label',
  'unlabel',
  'write',
  'deliver',
  'deliver',
  'deliver',
  'commit',
  'alarm',
  'time',
  'visible',
  'online',
]);

/** Changes that the server cannot read or has no room for, with others behind them. */
const unreadable = few([
  'poison',
  'set',
  'label',
  'busy',
  'online',
  'deliver',
  'deliver',
  'deliver',
  'commit',
  'alarm',
  'time',
  'visible',
]);

/** Rows that move between teams which a seat joins and leaves, while what it sees is loaded. */
const comingTeams = few(
  [
    ...Array<ActionKind>(10).fill('deliver'),
    'teams',
    'teams',
    'teams',
    'move',
    'move',
    'move',
    'set',
    'set',
    'commit',
    'commit',
    'commit',
    'commit',
    'alarm',
    'time',
    'visible',
  ],
  180,
);

/** What is searched, and which share of the worlds each search has: bugs that take a rare turn have their own. */
export const searches: readonly (readonly [name: string, actions: fc.Arbitrary<Action[]>, share: number])[] =
  [
    ['anything', actions, 0.47],
    ['requests that come twice', doubledLabels, 0.15],
    ['two writers of one note', sameNotes, 0.1],
    ['clocks that are set', wrongClocks, 0.1],
    ['changes that cannot be read', unreadable, 0.06],
    ['teams that come and go', comingTeams, 0.12],
  ];
