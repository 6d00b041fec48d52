import { describe, expect, it } from 'vitest';
import type { Commit } from '@/lib/store/journal';
import { MemoryDisk } from '@/tests/support/builders/memory-journal';
import { TestClock } from '@/tests/support/builders/test-clock';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';
import { testIds } from '@/tests/support/builders/test-ids';

const seed = Number(process.env['LAW_SEED'] ?? 20_260_121);
const commands = 1_500;

interface Sent {
  readonly id: string;
  readonly body: string;
}

interface Outcome {
  /** What the clients were told is done. */
  readonly acknowledged: readonly Sent[];
  readonly bodies: readonly string[];
  readonly kills: number;
}

/**
 * Clients send 1,500 notes and keep each until it is acknowledged. The worker stops at random points: before the
 * commit is written, after it is written but before anybody hears, or between commands. After each stop a new
 * worker starts on the same disk and the clients send again, in order, what was not acknowledged.
 */
async function overStops(dedupe: boolean): Promise<Outcome> {
  const random = lcg(seed);
  const disk = new MemoryDisk();
  const clock = new TestClock();
  const ids = testIds(seed);
  const { contactId } = await buildHub({ disk, clock, ids }).do('contact.save', person('+919864012345'));
  let waiting: Sent[] = Array.from({ length: commands }, (_, index) => ({
    id: ids.uuid(clock.now()),
    body: `Note ${index}`,
  }));
  const acknowledged: Sent[] = [];
  let kills = 0;
  while (waiting.length > 0) {
    const life = startWorker({ disk, clock, ids, dedupe, commits: 5 + random(60), where: random(3) });
    const batch = waiting.slice(0, 1 + random(120));
    const replies = batch.map((sent) =>
      life.hub.run('note.add', { contactId, body: sent.body }, sent.id).then((outcome) => {
        // A dead worker tells nobody anything.
        if (!life.dead() && outcome.kind === 'ack') acknowledged.push(sent);
      }),
    );
    await Promise.race([Promise.all(replies), life.killed]);
    if (life.dead()) kills += 1;
    const known = new Set(acknowledged.map((sent) => sent.id));
    waiting = waiting.filter((sent) => !known.has(sent.id));
    clock.move(10);
  }
  return { acknowledged, bodies: disk.rows('notes').map((note) => String(note.d['body'])), kills };
}

interface Life {
  readonly hub: TestHub;
  readonly killed: Promise<void>;
  dead(): boolean;
}

function startWorker(of: {
  disk: MemoryDisk;
  clock: TestClock;
  ids: ReturnType<typeof testIds>;
  dedupe: boolean;
  commits: number;
  where: number;
}): Life {
  let left = of.commits;
  let dead = false;
  const killed = Promise.withResolvers<void>();
  const die = (): Promise<never> => {
    dead = true;
    killed.resolve();
    return new Promise<never>(() => undefined);
  };
  const faults = {
    before: (_commit: Commit) => (dead || (of.where === 0 && left-- <= 0) ? die() : null),
    after: (_commit: Commit) => (dead || (of.where !== 0 && left-- <= 0) ? die() : undefined),
  };
  const hub = buildHub({ ...of, faults, options: { dedupe: of.dedupe } });
  return { hub, killed: killed.promise, dead: () => dead };
}

function lcg(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe(`1,500 commands over random stops of the worker (LAW_SEED=${seed})`, () => {
  it('are all there, each once', async () => {
    const { acknowledged, bodies, kills } = await overStops(true);
    expect(kills).toBeGreaterThan(20);
    expect(acknowledged).toHaveLength(commands);
    expect(new Set(bodies).size).toBe(commands);
    expect(bodies).toHaveLength(commands);
  });

  it('are doubled when finished commands are not remembered: the law above can fail', async () => {
    const { bodies } = await overStops(false);
    expect(new Set(bodies).size).toBe(commands);
    expect(bodies.length).toBeGreaterThan(commands);
  });
});
