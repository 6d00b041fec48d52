import { describe, expect, it } from 'vitest';
import { parseChatRows, type BridgeChat } from '@/lib/messaging/wire/parse-chat-rows';
import { bookedOf as bookedFrom, ChatBook, type BookedChat } from '@/lib/whatsapp/list/chat-book';
import { nameKey } from '@/lib/whatsapp/text/phone-title';
import { waitingChats } from '@/lib/whatsapp/list/waiting';

const now = Date.UTC(2026, 9, 1, 12);
const minute = 60_000;
const row = (more: Partial<BridgeChat> = {}): BridgeChat => ({
  wid: '447700900100@c.us',
  alias: '',
  username: '',
  kind: 'person',
  unread: 0,
  last: 'i',
  t: (now - 5 * minute) / 1_000,
  flags: '',
  title: 'Asha Verma',
  ...more,
});
const told = { tier: 'modules', candidate: 'ChatCollection', at: now } as const;
const bookedOf = (each: BridgeChat): BookedChat => bookedFrom(each, told);
const line = (each: BridgeChat): string =>
  [
    each.wid,
    each.alias,
    each.username,
    each.kind,
    each.unread,
    each.last,
    each.t,
    each.flags,
    each.title,
  ].join('\t');

describe('lines of the chat list', () => {
  it('are read whole, and anything that is not exactly such a line is dropped', () => {
    const good = row({ alias: '1000@lid', flags: 'pm', unread: 3 });
    const bad = [
      'x',
      'x@y\t',
      `${line(good)}\tmore`,
      line(row({ title: '' })),
      line(row({ alias: 'nonsense' })),
    ];
    expect(parseChatRows([...bad, line(good)].join('\n'))).toEqual([good]);
    expect(parseChatRows('447700900100@c.us')).toEqual([{ wid: '447700900100@c.us', gone: true }]);
    expect(parseChatRows('')).toEqual([]);
  });

  it('with odd numbers say nothing of numbers', () => {
    const odd = line(row()).replace('\t0\ti\t', '\t-7e9\ti\t');
    expect(parseChatRows(odd)).toMatchObject([{ unread: 0 }]);
  });

  it('become chats whose identities follow the rules: no LID is a phone', () => {
    expect(bookedOf(row({ wid: '98765432101234@lid', alias: '' })).identities).toEqual([
      { kind: 'lid', value: '98765432101234@lid' },
    ]);
    expect(bookedOf(row({ wid: '98765432101234@lid', alias: '447700900100@c.us' })).identities).toEqual([
      { kind: 'lid', value: '98765432101234@lid' },
      { kind: 'phone', value: '+447700900100' },
    ]);
    expect(bookedOf(row({ wid: '12036301@g.us', kind: 'group' }))).toMatchObject({
      kind: 'group',
      identities: [{ kind: 'jid', value: '12036301@g.us' }],
    });
  });
});

describe('a book of chats', () => {
  const other = row({ wid: '447700900102@c.us' });

  it('knows a chat by its name as long as nobody else has that name', () => {
    const book = new ChatBook();
    book.put(bookedOf(row()));
    expect(book.named(nameKey('\u202aAsha Verma\u202c'))?.key).toBe('447700900100@c.us');
    book.put(bookedOf(other));
    expect(book.named('Asha Verma')).toBeUndefined();
    // Which of them went is not enough to trust the name again; a new reading is.
    book.remove(other.wid);
    expect(book.named('Asha Verma')).toBeUndefined();
    expect(book.size).toBe(1);
  });

  it('follows a chat that was renamed', () => {
    const book = new ChatBook();
    book.put(bookedOf(row()));
    book.put(bookedOf(row({ title: 'Asha V' })));
    expect([book.named('Asha Verma'), book.named('Asha V')?.key, book.size]).toEqual([
      undefined,
      '447700900100@c.us',
      1,
    ]);
  });

  it('knows a phone number in every spelling', () => {
    const book = new ChatBook();
    book.put(bookedOf(row({ title: '+44 7700 900100' })));
    expect(book.named(nameKey('\u202a+44\u00a07700\u00a0900100'))?.key).toBe('447700900100@c.us');
  });
});

describe('who waits for an answer', () => {
  const of = (...rows: Partial<BridgeChat>[]): string[] =>
    waitingChats(
      rows.map((each, index) =>
        bookedOf(row({ wid: `44770090010${index}@c.us`, title: `C${index}`, ...each })),
      ),
      now,
    ).map(({ title }) => title);

  it('is whoever wrote last, the longest first', () => {
    expect(of({ t: now / 1_000 - 60 }, { t: now / 1_000 - 9_000 }, { last: 'o' })).toEqual(['C1', 'C0']);
  });

  it('is also an unread chat of which nobody knows who wrote last, and no other such chat', () => {
    expect(of({ last: '', unread: 2 }, { last: '' }, { last: 'o', unread: 1 })).toEqual(['C0']);
  });

  it('is no group, no channel, not oneself, nobody muted or archived, and nothing older than two weeks', () => {
    const old = now / 1_000 - 14 * 86_400 - 1;
    expect(
      of(
        { kind: 'group' },
        { kind: 'channel' },
        { kind: 'self' },
        { flags: 'm' },
        { flags: 'a' },
        { t: old },
      ),
    ).toEqual([]);
    expect(of({ t: old + 2 })).toEqual(['C0']);
  });

  it('comes from the bottom of the page where no time is known', () => {
    const seen = [72, 720, 144].map((place, index) => ({
      ...bookedOf(row({ t: 0, title: `P${index}` })),
      place,
    }));
    expect(waitingChats(seen, now).map(({ title }) => title)).toEqual(['P1', 'P2', 'P0']);
  });
});
