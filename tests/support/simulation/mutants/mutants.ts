/** A place in a source file and what stands there instead; it must be there exactly once. */
export interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Mutant {
  readonly name: string;
  readonly patches: readonly Patch[];
}

const simServer = 'tests/support/simulation/sim-server.ts';
const planPush = 'server/store/plan-push.ts';
const engine = 'lib/sync/engine';

/** Bugs as they are really made. The first six are known from other engines, the rest are our own fears. */
export const mutants: readonly Mutant[] = [
  {
    name: 'the number of a transaction is taken when it begins',
    patches: [{ file: simServer, from: 'seq: null } };', to: 'seq: this.takeNumber() } };' }],
  },
  {
    name: 'a page splits a transaction',
    patches: [
      { file: simServer, from: 'all.filter(({ seq }) => seq < next)', to: 'all.slice(0, limit)' },
      { file: simServer, from: 'rowsOf(all.filter(({ seq }) => seq <= upTo))', to: 'rowsOf(whole)' },
    ],
  },
  {
    name: 'a late change revives an erased row',
    patches: [
      { file: planPush, from: 'if (sight.forgotten.has(key)) return undefined;', to: '' },
      { file: planPush, from: 'if (before?.entity.erased === true) return undefined;', to: '' },
      {
        file: planPush,
        from: 'const entity = merge(before?.entity, operations);',
        to: 'const entity = merge(before?.entity.erased === true ? undefined : before?.entity, operations);',
      },
    ],
  },
  {
    name: 'a push that comes twice counts twice',
    patches: [
      {
        file: simServer,
        from: 'mutations.filter(({ mid }) => mid > device.last)',
        to: 'mutations.filter(() => true)',
      },
    ],
  },
  {
    name: 'an accepted change leaves the view before its rows have come',
    patches: [
      {
        file: `${engine}/on-answer.ts`,
        from: '    outbox,\n    // What the push',
        to: "    outbox: outbox.filter(({ phase }) => phase !== 'accepted'),\n    // What the push",
      },
    ],
  },
  {
    name: 'a stale pull is applied',
    patches: [
      {
        file: `${engine}/step.ts`,
        from: 'doing === null || event.call !== doing.call',
        to: 'doing === null || doing.kind !== (event.kind === "pulled" ? "pull" : doing.kind)',
      },
      { file: `${engine}/base-rows.ts`, from: 'if (row.seq < since) continue;', to: '' },
    ],
  },
  {
    name: 'a snapshot leaves rows that are there no more',
    patches: [
      {
        file: `${engine}/base-rows.ts`,
        from: 'rows.get(key) ?? unlessIn(change.scopes, base(key))',
        to: 'rows.get(key) ?? base(key)',
      },
    ],
  },
  {
    name: 'nobody keeps the version that lost',
    patches: [
      { file: `${engine}/keep-lost.ts`, from: 'return saw.includes(stamp) ||', to: 'return stamp !== "" ||' },
    ],
  },
  {
    name: 'a refused change stays on screen',
    patches: [{ file: `${engine}/overlay.ts`, from: "if (phase === 'refused') continue;", to: '' }],
  },
  {
    name: 'rows of a lost scope stay',
    patches: [{ file: `${engine}/base-rows.ts`, from: 'dropScopes: lost,', to: 'dropScopes: [],' }],
  },
  {
    name: 'a snapshot forgets which scopes were lost meanwhile',
    patches: [
      {
        file: simServer,
        from: "const c: Position['c'] = { ...read(cursor)?.c };",
        to: 'const c = this.known(cursor, seat);',
      },
    ],
  },
  {
    name: 'a row that went to a scope that is yet to be loaded is passed over',
    patches: [
      {
        file: simServer,
        from: 'const isTold = known[now.scope] !== undefined && ',
        to: 'const isTold = known[now.scope] === undefined || ',
      },
    ],
  },
  {
    name: 'a row that went to where the cursor has not come to is passed over',
    patches: [
      { file: simServer, from: '(now.seq <= since(now.scope) || now.seq === seq)', to: 'now.seq > 0' },
    ],
  },
  {
    name: 'numbers keep the gap of a change that was refused here',
    patches: [
      {
        file: `${engine}/on-failed.ts`,
        from: 'const renumbered = renumber({ record: state.record, outbox });',
        to: 'const renumbered = { record: state.record, outbox };',
      },
    ],
  },
  {
    name: 'the disk is written after the state counts',
    patches: [
      {
        file: `${engine}/turn.ts`,
        from: 'return same && base === null',
        to: 'return put.length === 0 || base === null',
      },
    ],
  },
];
