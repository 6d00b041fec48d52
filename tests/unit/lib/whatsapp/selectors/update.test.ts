import { beforeAll, describe, expect, it } from 'vitest';
import { acceptSelectorUpdate, selectorKey } from '@/lib/whatsapp/selectors/accept-update';
import { fileOfSet } from '@/lib/whatsapp/selectors/file-of-set';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';
import type { SelectorSet } from '@/lib/whatsapp/selectors/selector-set';
import { createSelectorShelf, type SelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';
import { makeKeys, signSelectors, type SigningKeys } from '@/tests/support/selectors/sign-selectors';

let keys: SigningKeys;
let other: SigningKeys;
beforeAll(async () => {
  keys = await makeKeys();
  other = await makeKeys();
});

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const verifying = async (): Promise<CryptoKey> => (await selectorKey(keys.publicKey)) as CryptoKey;

/** The packaged set under another number, with one more way to find the open chat. */
function update(version: number, css = '#app [data-testid="conversation-panel-wrapper"][role]'): SelectorSet {
  const { main } = packagedSelectors.targets;
  const candidates = [{ name: 'newer', css }, ...main.candidates];
  return {
    ...packagedSelectors,
    version,
    targets: { ...packagedSelectors.targets, main: { ...main, candidates } },
  };
}
const signed = (set: SelectorSet | object, by = keys): Promise<string> =>
  signSelectors(JSON.stringify('targets' in set ? fileOfSet(set) : set), by.privateKey);

describe('an update of the selectors', () => {
  it('is taken when it is ours, newer, and data', async () => {
    const file = bytes(await signed(update(2)));
    const taken = await acceptSelectorUpdate(packagedSelectors, file, await verifying());
    expect(taken).toEqual({ ok: true, value: update(2) });
  });

  it.each<[string, string, () => Promise<string>]>([
    ['forged', 'signed by somebody else', () => signed(update(2), other)],
    [
      'forged',
      'changed after it was signed',
      async () => (await signed(update(2))).replace('newer', 'other'),
    ],
    [
      'forged',
      'with an empty signature',
      async () => (await signed(update(2))).replace(/"signature":"[^"]+"/, '"signature":"AAAA"'),
    ],
    ['not-newer', 'of the same version', () => signed(update(1))],
    ['malformed', 'with code in it', () => signed({ ...fileOfSet(update(2)), run: 'alert(1)' })],
    ['malformed', 'with a selector outside the language', () => signed(update(2, '.x1n2onr6'))],
    ['unknown-format', 'of another format', () => signed({ ...fileOfSet(update(2)), format: 2 })],
    ['malformed', 'that is no JSON', () => Promise.resolve('{')],
    ['malformed', 'that is only a set', () => Promise.resolve(JSON.stringify(fileOfSet(update(2))))],
    ['too-big', 'that is too long', async () => (await signed(update(2))) + ' '.repeat(64_000)],
    [
      'changes-rules',
      'that would believe in more matches',
      () => {
        const { targets } = update(2);
        return signed({ ...update(2), targets: { ...targets, main: { ...targets.main, count: [1, 9] } } });
      },
    ],
    [
      'changes-rules',
      'that would believe in what nobody sees',
      () => {
        const { targets } = update(2);
        return signed({ ...update(2), targets: { ...targets, title: { ...targets.title, visible: false } } });
      },
    ],
  ])('is %s when it is one %s', async (code, _, make) => {
    const taken = await acceptSelectorUpdate(packagedSelectors, bytes(await make()), await verifying());
    expect(taken).toEqual({ ok: false, code });
  });

  it('is judged by a key that is a key, or by none', async () => {
    expect(await selectorKey('')).toBeUndefined();
    expect(await selectorKey('AAAA')).toBeUndefined();
    expect(await selectorKey('not base64!')).toBeUndefined();
  });
});

function shelf(publicKey = keys.publicKey): {
  shelf: SelectorShelf;
  kept: () => unknown;
  spoil(next: unknown): void;
} {
  let kept: unknown;
  const store = {
    read: () => Promise.resolve(structuredClone(kept)),
    write: (next: unknown) => {
      kept = structuredClone(next);
      return Promise.resolve();
    },
  };
  return { shelf: createSelectorShelf(store, publicKey), kept: () => kept, spoil: (next) => (kept = next) };
}

const version = async (on: SelectorShelf): Promise<number> => (await on.active()).version;

describe('the shelf of updates', () => {
  it('starts with the packaged selectors and writes nothing', async () => {
    const { shelf: on, kept } = shelf();
    expect(await on.active()).toEqual(packagedSelectors);
    await on.probed(1, false);
    expect(kept()).toBeUndefined();
  });

  it('takes nothing in a build without a key', async () => {
    const { shelf: on } = shelf('');
    expect(await on.offer(await signed(update(2)))).toEqual({ ok: false, code: 'no-key' });
    expect(await version(on)).toBe(1);
  });

  it('goes back to the packaged set when the update fails its probe, and never takes that one again', async () => {
    const { shelf: on } = shelf();
    const file = await signed(update(2));
    expect(await on.offer(file)).toEqual({ ok: true, value: { version: 2 } });
    expect(await version(on)).toBe(2);
    expect(await on.probed(2, false)).toBe(true);
    expect(await version(on)).toBe(1);
    expect(await on.probed(2, false)).toBe(false);
    expect(await on.offer(file)).toEqual({ ok: false, code: 'not-newer' });
    expect(await on.offer(await signed(update(3)))).toMatchObject({ ok: true });
    expect(await version(on)).toBe(3);
  });

  it('goes back to the update that worked before, not further', async () => {
    const { shelf: on } = shelf();
    await on.offer(await signed(update(2)));
    await on.probed(2, true);
    await on.offer(await signed(update(3)));
    await on.offer(await signed(update(4)));
    await on.probed(3, false);
    expect(await version(on)).toBe(4);
    await on.probed(4, false);
    expect(await version(on)).toBe(2);
    await on.probed(2, false);
    expect(await version(on)).toBe(2);
  });

  it('verifies what it kept each time, because a disk can be written to by others', async () => {
    const { shelf: on, kept, spoil } = shelf();
    await on.offer(await signed(update(2)));
    spoil({ ...(kept() as object), active: await signed(update(9), other) });
    expect(await version(on)).toBe(1);
    spoil({ active: 7, before: {}, floor: 'x', proven: 1 });
    expect(await version(on)).toBe(1);
  });

  it('takes offers one after the other', async () => {
    const { shelf: on } = shelf();
    const files = await Promise.all([2, 3, 3].map((each) => signed(update(each))));
    const outcomes = await Promise.all(files.map((file) => on.offer(file)));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(await version(on)).toBe(3);
  });
});
