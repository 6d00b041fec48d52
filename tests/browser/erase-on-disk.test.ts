import { cp } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { byRole, clickRole, sidebarFrame, typeInto, waitForText } from '@/tests/support/harness/find';
import { makeProfile, removeProfile } from '@/tests/support/harness/profile';
import { openChat, waitForHeading } from '@/tests/support/harness/product';
import { rawProfileScan } from '@/tests/support/harness/raw-scan/scan';
import { heldCounts } from '@/tests/support/journey/ask-hub';
import { backends, backendsOnDisk } from '@/tests/support/journey/backend';
import { makeCanaries, typeCanaries, waitForCanaries } from '@/tests/support/journey/canaries';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { copyRecords, filesWith, keysOnDisk, opened } from '@/tests/support/journey/sealed-records';
import { buildUnsealed } from '@/tests/support/journey/unsealed-build';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { Canaries } from '@/tests/support/journey/canaries';
import type { DiskRecord } from '@/tests/support/journey/sealed-records';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Page } from 'puppeteer';

const query = 'chats=24&load=20&settle=100&history=50';
const chatOf = { gone: 'Asha Verma', stays: 'Daniel Almeida' };
/** Stands in every profile, so that a scan that finds nothing at all is found out. */
const always = 'lccahjhaebofcpmfdhpdilkofglgjbhj';

/** One browser profile with two customers, as it was before one of them was erased, and as it is. */
interface Story {
  readonly backend: string;
  readonly sqlite: boolean;
  readonly profileDir: string;
  readonly copyDir: string;
  readonly gone: Canaries;
  readonly stays: Canaries;
  records: DiskRecord[];
  /** As the erasure left it. */
  after: DiskRecord[];
  oldKey: string;
  /** When the erasure becomes final. */
  finalAt: number;
}

const shelf = createShelf();
const profiles: string[] = [];
let standIn: StandInServer;
let stories: Story[];

beforeAll(async () => {
  standIn = await serveStandIn();
});
afterEach(() => shelf.closeAll());
afterAll(async () => {
  await standIn.close();
  for (const profile of profiles) await removeProfile(profile);
});

async function newProfile(): Promise<string> {
  const profile = await makeProfile();
  profiles.push(profile);
  return profile;
}

const start = ({ profileDir, sqlite }: Pick<Story, 'profileDir' | 'sqlite'>): Promise<Product> =>
  shelf.start(standIn, { profileDir, sqlite });

/** Two customers with everything that can be typed about them; the profile is closed, scanned and copied. */
async function tell({ backend, sqlite }: (typeof backends)[number]): Promise<Story> {
  const profileDir = await newProfile();
  const product = await start({ profileDir, sqlite });
  await product.accept();
  const [gone, stays] = [makeCanaries('gone'), makeCanaries('stays')];
  const { page, contact } = await product.chat(query, chatOf.gone);
  await typeCanaries(contact, gone);
  await openChat(page, chatOf.stays);
  await waitForHeading(contact, chatOf.stays);
  await typeCanaries(contact, stays);
  const records = await copyRecords(product);
  product.assertClean();
  await product.close();
  const copyDir = await newProfile();
  await cp(profileDir, copyDir, { recursive: true });
  return { backend, sqlite, profileDir, copyDir, gone, stays, records, after: [], oldKey: '', finalAt: 0 };
}

async function beginErasure(options: Page, story: Story): Promise<void> {
  await clickRole(options, 'button', 'Erase a customer');
  await (await byRole(options, 'searchbox', 'Name or phone number')).type(story.gone.name);
  const match = await options.waitForSelector('[role=alertdialog] li button');
  await match?.click();
  await typeInto(options, 'Name', story.gone.name);
  await clickRole(options, 'button', 'Erase for good');
  story.finalAt = Date.now() + 30_000;
  await waitForText(options, 'will be erased for good');
}

const texts = (canaries: Canaries): string[] => Object.values(canaries);
const found = async (profileDir: string, wanted: readonly string[]): Promise<string[]> => {
  const hits = await rawProfileScan(profileDir, [...wanted, always]);
  const needles = new Set(hits.map(({ needle }) => needle));
  expect(needles.delete(always)).toBe(true);
  return [...needles].map((needle) => {
    const hit = hits.find((each) => each.needle === needle);
    return `${needle} in ${hit?.file}`;
  });
};

describe('what was typed', () => {
  test.each(backends)('lies nowhere in the profile where it can be read, $backend', async (on) => {
    const story = await tell(on);
    stories = [...(stories ?? []), story];
    expect(await found(story.copyDir, [...texts(story.gone), ...texts(story.stays)])).toEqual([]);
    expect(await backendsOnDisk(story.copyDir)).toEqual([on.backend]);
  });

  test('opens with the one key that lies in the profile, and is on the disk as it was copied', async () => {
    for (const story of stories) {
      for (const key of await keysOnDisk(story.copyDir)) {
        if ((await opened(key, story.records)).length > 0) story.oldKey = key;
      }
      const contents = await opened(story.oldKey, story.records);
      expect(contents.length).toBe(story.records.length);
      const all = contents.join('\n');
      expect([...texts(story.gone), ...texts(story.stays)].filter((text) => !all.includes(text))).toEqual([]);
      for (const { sealed } of story.records.slice(0, 3))
        expect(await filesWith(story.copyDir, sealed.subarray(0, 16))).not.toEqual([]);
    }
  });
});

describe('a customer is erased', () => {
  test('and Undo within 30 s brings everything back', async () => {
    const [story] = stories;
    if (story === undefined) throw new Error('There is no story.');
    const product = await start(story);
    const options = await product.extensionPage('options.html');
    await waitForText(options, 'What we hold');
    await expect.poll(async () => (await heldCounts(options))['contacts']).toBe(2);
    await beginErasure(options, story);
    expect((await heldCounts(options))['contacts']).toBe(1);
    await clickRole(options, 'button', 'Undo');
    await expect.poll(async () => (await heldCounts(options))['contacts']).toBe(2);
    const { contact } = await openCustomer(product, chatOf.gone);
    await waitForCanaries(contact, story.gone);
    product.assertClean();
    await product.close();
  });

  test('and the browser is killed at once', async () => {
    for (const story of stories) {
      const product = await start(story);
      const options = await product.extensionPage('options.html');
      await beginErasure(options, story);
      product.assertClean();
      await product.kill();
    }
  });

  // Placed here to use the half minute in which the erasures become final.
  describe('meanwhile, a build that does not seal', () => {
    test.each(backends)('shows that the scan finds all that was typed, $backend', async ({ sqlite }) => {
      const extensionDir = await buildUnsealed();
      const profileDir = await newProfile();
      const product = await shelf.start(standIn, { profileDir, sqlite, extensionDir });
      await product.accept();
      const canaries = makeCanaries('open');
      const { contact } = await product.chat(query, chatOf.gone);
      await typeCanaries(contact, canaries);
      await product.close();
      const seen = await found(profileDir, texts(canaries));
      const missed = texts(canaries).filter((text) => !seen.some((hit) => hit.startsWith(`${text} in `)));
      expect(missed).toEqual([]);
    });
  });

  test('and it is final after the next start', async () => {
    for (const story of stories) {
      await new Promise((resolve) => setTimeout(resolve, finalIn(story) + 500));
      const product = await start(story);
      const options = await product.extensionPage('options.html');
      await waitForText(options, 'What we hold');
      await expect
        .poll(() => heldCounts(options), { timeout: 20_000 })
        .toMatchObject({ contacts: 1, notes: 2 });
      await options.waitForFunction(() => !document.body.innerText.includes('will be erased'), {
        polling: 50,
        timeout: 20_000,
      });
      story.after = await copyRecords(product);
      expect(await opened(story.oldKey, story.after)).toEqual([]);
      product.assertClean();
      await product.close();
    }
  });

  test('and no key that is left opens anything that was written before', async () => {
    for (const story of stories) {
      const keys = await keysOnDisk(story.profileDir);
      expect(keys).not.toContain(story.oldKey);
      for (const key of keys) expect(await opened(key, story.records)).toEqual([]);
      expect(await filesWith(story.profileDir, Buffer.from(story.oldKey, 'base64'))).toEqual([]);
      expect(await found(story.profileDir, [story.oldKey, ...texts(story.gone)])).toEqual([]);
      expect(await backendsOnDisk(story.profileDir)).toEqual([story.backend]);
    }
  });

  test('and what the new key opens names them nowhere: no text, no number, no id', async () => {
    for (const story of stories) {
      const before = await opened(story.oldKey, story.records);
      const after = await openedByAnyKey(story);
      expect(after.length).toBe(story.after.length);
      const all = after.join('\n');
      // The other customer shows that what is there would be found. A label is nobody's and stays.
      expect(withoutLabel(story.stays).filter((text) => !all.includes(text))).toEqual([]);
      expect(withoutLabel(story.gone).filter((text) => all.includes(text))).toEqual([]);
      const left = identitiesIn(after);
      const gone = [...identitiesIn(before)].filter((identity) => !left.has(identity));
      expect(gone).toContain(story.gone.phone);
      expect(left).toContain(story.stays.phone);
      // Also where no identity is meant: a draft is filed under one.
      expect(gone.filter((identity) => all.includes(identity))).toEqual([]);
    }
  });

  test('and everybody else is whole', async () => {
    for (const story of stories) {
      const product = await start(story);
      const { page, contact } = await openCustomer(product, chatOf.stays);
      await waitForCanaries(contact, story.stays);
      await openChat(page, chatOf.gone);
      await waitForHeading(contact, chatOf.gone);
      await byRole(contact, 'button', 'Save contact');
      product.assertClean();
      await product.close();
    }
  });
});

describe('everything is erased', () => {
  test('and there is no key, no database, no value, and the welcome page asks again', async () => {
    for (const story of stories) {
      const product = await start(story);
      const options = await product.extensionPage('options.html');
      await waitForText(options, 'What we hold');
      const records = await copyRecords(product);
      await clickRole(options, 'button', 'Erase everything on this computer');
      await typeInto(options, 'Confirmation', 'ERASE');
      await clickRole(options, 'button', 'Erase everything');
      await waitForText(options, 'Every place was read again, and nothing was left.');
      await product.browser.waitForTarget((target) => target.url().endsWith('/welcome.html'));
      await byRole(await product.extensionPage('welcome.html'), 'button', 'Accept');
      product.assertClean();
      await product.close();
      for (const key of await keysOnDisk(story.profileDir)) {
        expect(await opened(key, [...records, ...story.records])).toEqual([]);
      }
      expect(await found(story.profileDir, texts(story.stays))).toEqual([]);

      const again = await start(story);
      const welcome = await again.welcome();
      await byRole(welcome, 'button', 'Accept');
      const left = await welcome.evaluate(async () => ({
        databases: (await indexedDB.databases()).length,
        values: Object.keys(await chrome.storage.local.get(null)),
      }));
      expect(left).toEqual({ databases: 0, values: [] });
      await again.close();
    }
  });
});

async function openedByAnyKey({ profileDir, after }: Story): Promise<string[]> {
  const contents = await Promise.all((await keysOnDisk(profileDir)).map((key) => opened(key, after)));
  return contents.flat();
}

const withoutLabel = (canaries: Canaries): string[] =>
  Object.entries(canaries).flatMap(([kind, text]) => (kind === 'label' ? [] : text));

/** The values of all identities that stand in opened records. */
function identitiesIn(contents: readonly string[]): Set<string> {
  return new Set(
    [...contents.join('\n').matchAll(/"(?:phone|lid|jid):([^"#]+)#/g)].flatMap(([, value]) => value ?? []),
  );
}

const finalIn = ({ finalAt }: Story): number => Math.max(0, finalAt - Date.now());

async function openCustomer(product: Product, title: string): Promise<Awaited<ReturnType<Product['chat']>>> {
  const page = await product.openWhatsApp(query);
  await openChat(page, title);
  const contact = await sidebarFrame(page, 'contact');
  return { page, contact };
}
