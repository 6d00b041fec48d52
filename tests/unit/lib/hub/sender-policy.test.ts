import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mayRunJob,
  mayUse,
  placeOf,
  rights,
  type Own,
  type Place,
  type Sender,
} from '@/lib/hub/sender-policy';
import { commandArgs } from '@/lib/messaging/contract/commands';
import { jobs, type JobName } from '@/lib/messaging/contract/jobs';
import { queryArgs } from '@/lib/messaging/contract/queries';

const own: Own = { id: 'abcdefghijklmnop', origin: 'chrome-extension://abcdefghijklmnop' };
const whatsAppTab = { id: 7, url: 'https://web.whatsapp.com/' };
const page = (path: string): string => `${own.origin}${path}`;
const tabOf = (path: string) => ({ id: 9, url: page(path) });

const senders: { readonly [who: string]: { readonly sender: Sender; readonly place: Place | undefined } } = {
  'the contact frame in WhatsApp': {
    sender: {
      id: own.id,
      url: page('/sidebar.html?view=contact#t=abc'),
      origin: own.origin,
      frameId: 3,
      tab: whatsAppTab,
    },
    place: 'sidebar-frame',
  },
  'the work page in the side panel': {
    sender: { id: own.id, url: page('/sidebar.html?view=work'), origin: own.origin },
    place: 'sidebar-page',
  },
  'the work page in a tab': {
    sender: {
      id: own.id,
      url: page('/sidebar.html?view=work'),
      frameId: 0,
      tab: tabOf('/sidebar.html?view=work'),
    },
    place: 'sidebar-page',
  },
  'the options page': {
    sender: {
      id: own.id,
      url: page('/options.html#erase'),
      origin: own.origin,
      frameId: 0,
      tab: tabOf('/options.html'),
    },
    place: 'options',
  },
  'the welcome page': {
    sender: { id: own.id, url: page('/welcome.html'), frameId: 0, tab: tabOf('/welcome.html') },
    place: 'welcome',
  },
  'the popup': { sender: { id: own.id, url: page('/popup.html'), origin: own.origin }, place: 'popup' },
  'the content script': {
    sender: {
      id: own.id,
      url: 'https://web.whatsapp.com/',
      origin: 'https://web.whatsapp.com',
      frameId: 0,
      tab: whatsAppTab,
    },
    place: 'content',
  },
  'the sidebar framed by another site': {
    sender: {
      id: own.id,
      url: page('/sidebar.html'),
      frameId: 2,
      tab: { id: 7, url: 'https://evil.example/' },
    },
    place: undefined,
  },
  'the sidebar framed by a site with a similar name': {
    sender: {
      id: own.id,
      url: page('/sidebar.html'),
      frameId: 2,
      tab: { id: 7, url: 'https://web.whatsapp.com.evil.example/' },
    },
    place: undefined,
  },
  'the options page in a frame of WhatsApp': {
    sender: { id: own.id, url: page('/options.html'), origin: own.origin, frameId: 4, tab: whatsAppTab },
    place: undefined,
  },
  'the options page in a frame of our own page': {
    sender: { id: own.id, url: page('/options.html'), frameId: 4, tab: tabOf('/sidebar.html') },
    place: undefined,
  },
  'a page of ours that is none': {
    sender: { id: own.id, url: page('/options.html/x'), frameId: 0, tab: tabOf('/options.html/x') },
    place: undefined,
  },
  'another extension': {
    sender: { id: 'ponmlkjihgfedcba', url: 'chrome-extension://ponmlkjihgfedcba/options.html' },
    place: undefined,
  },
  'another extension under our address': {
    sender: { id: 'ponmlkjihgfedcba', url: page('/options.html') },
    place: undefined,
  },
  'a script in a frame of WhatsApp': {
    sender: { id: own.id, url: 'https://web.whatsapp.com/', frameId: 5, tab: whatsAppTab },
    place: undefined,
  },
  'a page without transport security': {
    sender: {
      id: own.id,
      url: 'http://web.whatsapp.com/',
      frameId: 0,
      tab: { id: 7, url: 'http://web.whatsapp.com/' },
    },
    place: undefined,
  },
  'a sandboxed frame whose origin is opaque': {
    sender: { id: own.id, url: page('/sidebar.html'), origin: 'null', frameId: 3, tab: whatsAppTab },
    place: undefined,
  },
  'nobody at all': { sender: {}, place: undefined },
};

describe('who is speaking', () => {
  for (const [who, { sender, place }] of Object.entries(senders)) {
    it(`${who} is ${place ?? 'nobody'}`, () => {
      expect(placeOf(sender, own)).toBe(place);
    });
  }

  it(
    'is never taken from 2,000 invented senders that lack our id, our paths or the right tab',
    { timeout: 60_000 },
    () => {
      const odd = fc.record(
        {
          id: fc.oneof(fc.constant(own.id), fc.string()),
          url: fc.oneof(
            fc.webUrl(),
            fc.string(),
            fc
              .constantFrom(
                '/sidebar.html',
                '/options.html',
                '/popup.html',
                '/OPTIONS.html',
                '//options.html',
              )
              .map(page),
            fc.constant('https://web.whatsapp.com/'),
          ),
          origin: fc.oneof(fc.constant(own.origin), fc.webUrl(), fc.constant('null')),
          frameId: fc.integer({ min: -1, max: 3 }),
          tab: fc.record(
            {
              id: fc.nat(),
              url: fc.oneof(fc.webUrl(), fc.constantFrom('https://web.whatsapp.com/', page('/options.html'))),
            },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      );
      fc.assert(
        fc.property(odd, (sender) => {
          const place = placeOf(sender, own);
          if (place === undefined) return;
          expect(sender.id).toBe(own.id);
          const url = new URL(sender.url ?? '');
          if (place === 'content')
            expect([url.origin, sender.frameId]).toEqual(['https://web.whatsapp.com', 0]);
          else expect(page(url.pathname)).toMatch(/\/(?:sidebar|options|welcome|popup)\.html$/);
          if (place === 'options') expect(sender.frameId ?? 0).toBe(0);
          if (place === 'sidebar-frame') {
            expect(sender.frameId).toBeGreaterThan(0);
            expect(new URL(sender.tab?.url ?? '').origin).toBe('https://web.whatsapp.com');
          }
        }),
        { numRuns: 2_000 },
      );
    },
  );
});

describe('what each place may ask', () => {
  const places = Object.keys(rights) as Place[];
  const destructive: JobName[] = ['erase.begin', 'erase.undo', 'wipe', 'quarantine.discard'];

  it('leaves everything that destroys to the options page', () => {
    for (const job of destructive) {
      expect(places.filter((place) => mayRunJob(place, job))).toEqual(['options']);
    }
  });

  it('gives every job to somebody and none to WhatsApp’s page', () => {
    for (const job of Object.keys(jobs) as JobName[]) {
      expect(places.some((place) => mayRunJob(place, job))).toBe(true);
      expect(mayRunJob('content', job)).toBe(false);
    }
  });

  it('lets no job be asked from inside WhatsApp’s page but those that were thought over for it', () => {
    const there = (Object.keys(jobs) as JobName[]).filter((job) => mayRunJob('sidebar-frame', job));
    expect(there.sort()).toEqual([
      'account.decide',
      'account.discard',
      'account.sign-in',
      'account.sync',
      'account.use-mine',
      'account.words',
      'policy.read',
      'presence.say',
      'releases.read',
      'work.open',
    ]);
  });

  it('gives the content script five verbs and nothing else', () => {
    expect(rights.content).toMatchObject({ views: [], queries: [], commands: [] });
    expect([...rights.content.verbs].sort()).toEqual(['gate', 'marks', 'observe', 'selectors', 'ticket']);
    for (const place of places.filter((each) => each !== 'content')) expect(rights[place].verbs).toEqual([]);
  });

  it('shows what is held only on the options page', () => {
    for (const query of ['held.tables', 'held.rows', 'quarantine.list', 'erase.preview']) {
      expect(places.filter((place) => mayUse(rights[place].queries, query))).toEqual(['options']);
    }
  });

  it('is the same for both forms of the sidebar, and reaches every command and open question', () => {
    expect(rights['sidebar-frame']).toEqual(rights['sidebar-page']);
    expect([...rights['sidebar-frame'].commands].sort()).toEqual(Object.keys(commandArgs).sort());
    expect([...rights.options.queries].sort()).toEqual(Object.keys(queryArgs).sort());
  });
});
