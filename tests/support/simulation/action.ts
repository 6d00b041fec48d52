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
export const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), a: number, b: number, c: number }),
  { minLength: 1, maxLength: 260, size: 'max' },
);

const few = (wanted: readonly ActionKind[]): fc.Arbitrary<Action[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...wanted), a: fc.nat(1), b: fc.nat(7), c: fc.nat(5) }), {
    minLength: 1,
    maxLength: 120,
    size: 'max',
  });

/** Labels going in and out while answers are lost and requests come twice: what a missing de-duplication needs. */
export const doubledLabels = few([
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
export const sameNotes = few([
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
export const wrongClocks = few([
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
