import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { startApiServer, type ApiServer } from '@/tests/support/journey/api-server';
import { askHub } from '@/tests/support/journey/ask-hub';
import { backends, backendsOnDisk } from '@/tests/support/journey/backend';
import { SeatUnderFire } from '@/tests/support/journey/seat-under-fire';
import { demoPeople } from '@/tests/support/journey/sign-in';
import { condition, until } from '@/tests/support/journey/team';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

const isDeep = process.env['ONECHAT_DEEP'] === '1';
const duration = isDeep ? 120_000 : 20_000;
const seed = Number(process.env['ONECHAT_SEED'] ?? randomInt(1_000_000));

/** The same choices for the same seed; when each takes its turn is the browsers' own. */
function choices(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every run, also a second try, has people and words of its own: they all meet in one workspace. */
let runs = 0;
let api: ApiServer;
let standIn: StandInServer;
let seats: SeatUnderFire[] = [];

beforeAll(async () => {
  [api, standIn] = await Promise.all([startApiServer(), serveStandIn()]);
});
afterEach(async () => {
  await Promise.all(seats.map((seat) => seat.end()));
});
afterAll(async () => {
  await standIn.close();
  await api.stop();
});

interface Written {
  readonly run: number;
  readonly asked: Set<string>;
  readonly done: Set<string>;
}

/** One person at work: notes of their own, company names and labels that everybody fights over. */
async function work(
  seat: SeatUnderFire,
  {
    number,
    contacts,
    written,
    until: end,
  }: { number: number; contacts: readonly string[]; written: Written; until: number },
): Promise<void> {
  const choose = choices(seed + 101 * (number + 1));
  for (let n = 0; Date.now() < end; n += 1) {
    const contactId = contacts[choose(contacts.length)];
    const body = `run ${written.run} seat ${number} note ${n}`;
    const kind = choose(4);
    if (kind > 1) {
      written.asked.add(body);
      const { fate } = await seat.run('note.add', { contactId, body });
      if (fate === 'done') written.done.add(body);
    } else if (kind === 1) await seat.run('contact.edit', { contactId, company: body });
    else await seat.run('contact.edit', { contactId, quickFact: body });
    await new Promise((resolve) => setTimeout(resolve, 20 + choose(180)));
  }
}

/** Whoever is hit goes on with what is on its disk; never all at once for long. */
async function fire(end: number): Promise<void> {
  const choose = choices(seed);
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 200 + choose(1_200)));
    const seat = seats[choose(seats.length)];
    if (choose(4) === 0) await seat?.kill();
    else await seat?.stopWorker();
  }
}

async function everything(seat: SeatUnderFire, contacts: readonly string[]) {
  const held = [];
  for (const contactId of contacts) {
    const contact = await askHub(seat.options, 'contact.get', { contactId });
    const bodies: string[] = [];
    for (let offset = 0, count = 1; offset < count; offset += 100) {
      const page = await askHub(seat.options, 'note.list', { contactId, offset, limit: 100 });
      count = page.count;
      bodies.push(...page.rows.map((row) => row.body));
    }
    held.push({ company: contact?.company, quickFact: contact?.quickFact, notes: bodies.sort() });
  }
  return held;
}

describe.each(backends)('three people in one workspace, on $backend', (backend) => {
  test(
    `lose nothing and double nothing, whatever is killed when (ONECHAT_SEED=${seed})`,
    async () => {
      console.info(`three-seats: ONECHAT_SEED=${seed}`);
      runs += 1;
      seats = Object.values(demoPeople).map((email) => new SeatUnderFire(email, standIn, backend));
      await Promise.all(seats.map((seat) => seat.begin(api)));
      const contacts: string[] = [];
      for (let n = 0; n < 3; n += 1) {
        const identities = [{ kind: 'phone', value: `+9198640${runs % 10}${seed % 10}80${n}` }];
        const args = { identities, source: 'typed', kind: 'person', name: `Shared ${n}` };
        const saved = await seats[0]!.run('contact.save', args);
        contacts.push((saved.result as { contactId: string }).contactId);
      }
      for (const { options } of seats) {
        await until('everybody has the contacts', async () =>
          (
            await Promise.all(contacts.map((contactId) => askHub(options, 'contact.get', { contactId })))
          ).every((contact) => contact !== null),
        );
      }
      expect(await backendsOnDisk(seats[0]!.profileDir)).toEqual([backend.backend]);

      const written: Written = { run: runs, asked: new Set(), done: new Set() };
      const end = Date.now() + duration;
      await Promise.all([
        fire(end),
        ...seats.map((seat, number) => work(seat, { number, contacts, written, until: end })),
      ]);
      // A last hit for everybody, so that what is compared is what is on the disks.
      await Promise.all(seats.map((seat) => seat.kill()));
      for (const seat of seats) {
        await until('it is current', async () => (await condition(seat.options)) === 'current', 30_000);
      }
      await until(
        'all are equal',
        async () => {
          const [a, b, c] = await Promise.all(
            seats.map(async (seat) => JSON.stringify(await everything(seat, contacts))),
          );
          return a === b && b === c;
        },
        30_000,
      );
      const held = (await everything(seats[0]!, contacts)).flatMap(({ notes }) => notes);
      expect(held.filter((body, at) => held.indexOf(body) !== at)).toEqual([]);
      expect([...written.done].filter((body) => !held.includes(body))).toEqual([]);
      expect(held.filter((body) => !written.asked.has(body))).toEqual([]);
      expect(written.done.size).toBeGreaterThan(duration / 1_000);
      const hits = seats.map(({ kills, stops }) => `${kills} kills, ${stops} stops`).join('; ');
      console.info(`three-seats: ${written.done.size} notes of ${written.asked.size} known; ${hits}`);
    },
    duration + 120_000,
  );
});
