import { describe, expect, it } from 'vitest';
import { parseChatRows } from '@/lib/messaging/wire/parse-chat-rows';
import { createLoader } from '@/lib/whatsapp/modules/loader';
import type { Primordials } from '@/lib/whatsapp/modules/primordials';
import { createListDesk } from '@/lib/whatsapp/modules/serve-list';

const wid = (user: string): object => ({ user, server: 'c.us', _serialized: `${user}@c.us` });

class Events {
  readonly handlers = new Map<string, Set<(...values: unknown[]) => void>>();
  readonly on = (name: string, run: (...values: unknown[]) => void): void => {
    this.handlers.set(name, (this.handlers.get(name) ?? new Set()).add(run));
  };
  readonly off = (name: string, run: (...values: unknown[]) => void): void => {
    this.handlers.get(name)?.delete(run);
  };
  fire(name: string, ...values: unknown[]): void {
    for (const run of this.handlers.get(name) ?? []) run(...values);
  }
  get listening(): number {
    return [...this.handlers.values()].reduce((sum, set) => sum + set.size, 0);
  }
}

function setUp(count: number, costMs = 0) {
  let time = 0;
  const timers: (() => void)[] = [];
  const models = Array.from({ length: count }, (_, index) => ({
    id: wid(String(447700900000 + index)),
    get formattedTitle() {
      time += costMs;
      return `Chat\t${index}\n\u202e`;
    },
    unreadCount: index % 3,
    t: 1_700_000_000 + index,
    lastReceivedKey: { fromMe: index % 2 === 0 },
    archive: index === 1,
    mute: { isMuted: index === 2 },
    pin: index === 3 ? 1 : undefined,
  }));
  const chats = Object.assign(new Events(), {
    getModelsArray: () => models,
    get: (id: unknown) =>
      models.find((model) => Reflect.get(model.id, '_serialized') === Reflect.get(Object(id), '_serialized')),
  });
  const messages = new Events();
  const modules: Record<string, unknown> = {
    WAWebChatCollection: { ChatCollection: chats },
    WAWebMsgCollection: { MsgCollection: messages },
  };
  const loader = createLoader({
    require: (name: string) => (name === '__debug' ? { modulesMap: modules } : modules[name]),
  });
  const own = {
    now: () => time,
    later: (run: () => void) => void timers.push(run),
  } as unknown as Primordials;
  const said: string[] = [];
  const desk = createListDesk(own, loader, (rows) => said.push(rows));
  const pass = (): void => timers.splice(0).forEach((run) => run());
  return { desk, models, chats, messages, said, pass, modules };
}

describe('the chat list in the page', () => {
  it('is read whole in slices, each of which holds the page up for a moment only', () => {
    const { desk } = setUp(1_000, 1);
    const rows = [];
    let slices = 0;
    for (let at = 0; ; slices += 1) {
      const slice = desk.read(at);
      expect(slice).toMatchObject({ code: 'ok', total: 1_000 });
      const read = parseChatRows(slice.rows);
      expect(read.length).toBeLessThanOrEqual(8);
      rows.push(...read);
      at = slice.next;
      if (at >= slice.total) break;
    }
    expect(slices).toBeGreaterThan(100);
    expect(rows).toHaveLength(1_000);
    expect(rows.slice(0, 4)).toMatchObject([
      { wid: '447700900000@c.us', title: 'Chat 0', unread: 0, last: 'o', t: 1_700_000_000, flags: '' },
      { unread: 1, last: 'i', flags: 'a' },
      { unread: 2, flags: 'm' },
      { flags: 'p' },
    ]);
  });

  it('tells what changes afterwards, each chat once, and nothing after its rest', () => {
    const { desk, models, chats, messages, said, pass } = setUp(5);
    desk.read(0);
    chats.fire('change:unreadCount', models[2]);
    chats.fire('change:unreadCount', models[2]);
    messages.fire('add', { id: { remote: models[4]?.id } });
    chats.fire('remove', models[0]);
    expect(said).toEqual([]);
    pass();
    expect(said.map((rows) => parseChatRows(rows).map((each) => each.wid))).toEqual([
      ['447700900002@c.us', '447700900004@c.us', '447700900000@c.us'],
    ]);
    expect(parseChatRows(said[0] ?? '')[2]).toEqual({ wid: '447700900000@c.us', gone: true });
    chats.fire('change:unreadCount', models[1]);
    desk.rest();
    pass();
    expect(said).toHaveLength(1);
    expect(chats.listening + messages.listening).toBe(0);
  });

  it('is broken where there is no such collection, and leaves out what has no id', () => {
    const { desk, models, modules } = setUp(3);
    Object.assign(models[1] ?? {}, { id: { _serialized: 'nonsense' } });
    expect(parseChatRows(desk.read(0).rows)).toHaveLength(2);
    delete modules['WAWebChatCollection'];
    expect(desk.read(0).code).toBe('broken');
  });
});
