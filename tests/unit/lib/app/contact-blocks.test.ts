import { describe, expect, it } from 'vitest';
import { watchBlocks, type Blocks } from '@/lib/app/contact-blocks';
import { fakeHub } from '@/tests/support/app/fake-hub';
import type { ClientMessage } from '@/lib/messaging/contract/hub';

const total = 100_000;
const row = (index: number) => ({
  id: String(index),
  name: `N${index}`,
  company: '',
  phone: '',
  labels: [],
  ownerId: null,
  lastActivityAt: null,
  nextDueAt: null,
});

type Sub = Extract<ClientMessage, { kind: 'sub' }>;
const windowOf = (sub: Sub) => sub.args as { offset: number; limit: number };

/** A worker that answers list questions, cutting answers at `cut` rows as one with long rows does. */
function world(cut = 200) {
  const fake = fakeHub();
  let blocks: Blocks = { count: undefined, rows: new Map() };
  fake.welcome();
  const list = watchBlocks(
    fake.hub,
    { labelId: null, sort: 'name', owner: 'any' },
    (change) => (blocks = change(blocks)),
  );
  const answered = new Set<number>();
  const asked = () => fake.port().got.filter((message): message is Sub => message.kind === 'sub');
  const answerAll = () => {
    for (let fresh = asked(); fresh.some(({ sid }) => !answered.has(sid)); fresh = asked()) {
      for (const sub of fresh.filter(({ sid }) => !answered.has(sid))) {
        answered.add(sub.sid);
        const { offset, limit } = windowOf(sub);
        const length = Math.max(0, Math.min(limit, cut, total - offset));
        const rows = Array.from({ length }, (_, at) => row(offset + at));
        fake.port().say({ kind: 'answer', sid: sub.sid, head: 0, value: { count: total, offset, rows } });
      }
    }
  };
  return { list, asked, answerAll, blocks: () => blocks, port: fake.port };
}

describe('the contact list in windows', () => {
  it('asks for the rows around what is seen, and for no others', () => {
    const { list, asked, answerAll, blocks } = world();
    list.need(50_010, 50_040);
    answerAll();
    expect(asked().map(windowOf)).toEqual([
      { labelId: null, sort: 'name', owner: 'any', offset: 50_000, limit: 50 },
    ]);
    expect(blocks().count).toBe(total);
    expect(blocks().rows.get(50_040)?.name).toBe('N50040');
    expect(blocks().rows.has(49_999)).toBe(false);
  });

  it('holds a bounded number of rows however far one scrolls, and stops the questions it left', () => {
    const { list, answerAll, blocks, port } = world();
    for (let at = 0; at < total; at += 1_000) {
      list.need(at, at + 20);
      answerAll();
    }
    expect(blocks().rows.size).toBeLessThanOrEqual(650);
    const live =
      port()
        .kinds()
        .filter((kind) => kind === 'sub').length -
      port()
        .kinds()
        .filter((kind) => kind === 'unsub').length;
    expect(live).toBeLessThanOrEqual(13);
    list.stop();
  });

  it('asks for the rest of an answer that was cut because its rows are long', () => {
    const { list, answerAll, blocks } = world(7);
    list.need(0, 20);
    answerAll();
    expect([...blocks().rows.keys()]).toEqual(Array.from({ length: 50 }, (_, at) => at));
  });
});
