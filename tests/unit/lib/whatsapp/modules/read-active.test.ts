import { describe, expect, it } from 'vitest';
import { createLoader, type Loader } from '@/lib/whatsapp/modules/loader';
import { openChat } from '@/lib/whatsapp/modules/open-chat';
import { readActive } from '@/lib/whatsapp/modules/read-active';

type Modules = Record<string, Record<string, unknown>>;

function loaderOf(modules: Modules): Loader {
  const asked: string[] = [];
  const load = (name: string): unknown => {
    if (name === '__debug')
      return { modulesMap: Object.fromEntries(Object.keys(modules).map((each) => [each, {}])) };
    asked.push(name);
    if (!(name in modules)) throw new Error(`Requiring unknown module ${name}`);
    return modules[name];
  };
  return createLoader({ require: load });
}

const wid = (user: string, server: string): object => ({ user, server, _serialized: `${user}@${server}` });
const chat = (id: object, more: object = {}): object => ({
  id,
  formattedTitle: 'Asha Verma',
  contact: { name: 'Asha', pushname: 'asha', isMe: false },
  msgs: { getModelsArray: () => [{ id: { id: 'M1' } }, { id: { id: 'M2' } }] },
  ...more,
});
const collection = (active: unknown): object => ({
  getActive: () => active,
  getModelsArray: () => [active],
  get: () => undefined,
});
const contactApi = {
  getPhoneNumber: (lid: unknown) =>
    String(Reflect.get(Object(lid), '_serialized')) === '1@lid' ? wid('447700900100', 'c.us') : null,
  getCurrentLid: () => wid('1', 'lid'),
};

describe('readActive', () => {
  it('tells who the open chat is, with its other id and how many shown messages it knows', () => {
    const loader = loaderOf({
      WAWebChatCollection: { ChatCollection: collection(chat(wid('447700900100', 'c.us'))) },
      WAWebApiContact: contactApi,
      WAWebBuildConstants: { VERSION_STR: '2.3000.1' },
      WAWebStreamModel: { Stream: { mode: 'MAIN' } },
    });
    expect(readActive(loader, ['M2', 'M9'])).toEqual({
      code: 'chat',
      wid: '447700900100@c.us',
      kind: 'person',
      names: 'Asha Verma\nAsha\nasha\n~asha',
      alias: '1@lid',
      username: '',
      held: 2,
      seen: 1,
      stream: 'MAIN',
      version: '2.3000.1',
      candidate: 'ChatCollection.getActive',
    });
  });

  it('finds the phone behind a LID in the cache and nowhere else', () => {
    const active = chat(wid('1', 'lid'), { contact: { username: '@asha.v' } });
    const modules: Modules = { WAWebCollections: { default: { Chat: collection(active) } } };
    expect(readActive(loaderOf(modules), [])).toMatchObject({ wid: '1@lid', alias: '', username: 'asha.v' });
    expect(readActive(loaderOf({ ...modules, WAWebApiContact: contactApi }), []).alias).toBe(
      '447700900100@c.us',
    );
    const liar = { getPhoneNumber: () => wid('2', 'lid') };
    expect(readActive(loaderOf({ ...modules, WAWebApiContact: liar }), []).alias).toBe('');
  });

  it.each([
    ['no module', {}],
    [
      'a throwing method',
      {
        WAWebChatCollection: {
          ChatCollection: {
            getActive: () => {
              throw new Error('x');
            },
          },
        },
      },
    ],
    [
      'an id of another shape',
      { WAWebChatCollection: { ChatCollection: collection({ id: 42, title: [] }) } },
    ],
    [
      'a chat without a name',
      { WAWebChatCollection: { ChatCollection: collection({ id: wid('1', 'c.us') }) } },
    ],
  ] as [string, Modules][])('is broken with %s', (_, modules) => {
    expect(readActive(loaderOf(modules), []).code).toBe('broken');
  });

  it('says none when no chat is open, and sees a module that comes later', () => {
    const modules: Modules = {};
    const loader = loaderOf(modules);
    expect(readActive(loader, []).code).toBe('broken');
    modules['WAWebChatCollection'] = { ChatCollection: collection(undefined) };
    expect(readActive(loader, []).code).toBe('none');
  });

  it('knows groups, channels, businesses and oneself', () => {
    const kind = (id: object, contact: object): string =>
      readActive(loaderOf({ WAWebChatCollection: { ChatCollection: collection(chat(id, { contact })) } }), [])
        .kind;
    expect(kind(wid('1', 'g.us'), {})).toBe('group');
    expect(kind(wid('1', 'newsletter'), {})).toBe('channel');
    expect(kind(wid('1', 'c.us'), { isBusiness: true })).toBe('business');
    expect(kind(wid('1', 'c.us'), { isMe: true })).toBe('self');
    expect(kind(wid('1', 'hosted'), {})).toBe('unknown');
  });
});

describe('openChat', () => {
  const opened: unknown[] = [];
  const one = chat(wid('447700900100', 'c.us'));
  const two = chat(wid('1', 'lid'), { contact: { username: 'asha.v' } });
  const all = { getModelsArray: () => [one, two], get: () => undefined };
  const loader = loaderOf({
    WAWebChatCollection: { ChatCollection: all },
    WAWebApiContact: contactApi,
    WAWebCmd: {
      Cmd: {
        openChatBottom: (input: object) => {
          opened.push(Reflect.get(input, 'chat'));
          return Promise.reject(new Error('page'));
        },
      },
    },
  });

  it('opens a chat by any of its ids', () => {
    expect(openChat(loader, 'phone:+447700900100')).toBe('ok');
    expect(openChat(loader, 'lid:1@lid')).toBe('ok');
    expect(openChat(loader, 'username:asha.v')).toBe('ok');
    expect(opened[0]).toBe(one);
    expect(opened[2]).toBe(two);
  });

  it.each(['phone:+449999999999', 'lid:2@lid', 'local:x', 'phone:0123', 'nonsense', ''])(
    'finds nobody for %j',
    (key) => {
      expect(openChat(loader, key)).toBe('not-found');
    },
  );

  it('is broken without the command', () => {
    expect(openChat(loaderOf({ WAWebChatCollection: { ChatCollection: all } }), 'lid:1@lid')).toBe('broken');
  });
});

describe('createLoader', () => {
  it('does not ask the page for a module that it does not know', () => {
    const asked: string[] = [];
    const loader = createLoader({
      require: (name: string) => {
        asked.push(name);
        return name === '__debug' ? { modulesMap: {} } : undefined;
      },
    });
    expect(loader.find(['WAWebCmd', 'Cmd'])).toBeUndefined();
    expect(asked).toEqual(['__debug']);
  });

  it('counts modules, and tells a missing loader from a silent one', () => {
    expect(createLoader({}).count()).toBe(-1);
    expect(createLoader({ require: () => ({}) }).count()).toBe(-2);
    expect(createLoader({ require: () => ({ modulesMap: { a: 1, b: 2 } }) }).count()).toBe(2);
  });
});
