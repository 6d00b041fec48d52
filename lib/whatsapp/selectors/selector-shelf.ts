import { countField, fieldOf, listField, textField } from '@/lib/messaging/wire/fields';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { acceptSelectorUpdate, longestUpdate, selectorKey, type UpdateCode } from './accept-update';
import { packagedSelectors } from './packaged';
import type { SelectorSet } from './selector-set';

/** Where updates are kept, as the texts that were signed: each is verified again whenever it is read. */
export interface ShelfStore {
  read(): Promise<unknown>;
  write(kept: Kept): Promise<void>;
}

interface Kept {
  /** The update in use; none means the packaged selectors. */
  readonly active: string | null;
  /** The update that worked before it. */
  readonly before: string | null;
  /** The highest version that was ever taken: nothing older comes back, not even after a rollback. */
  readonly floor: number;
  /** Versions that worked on the page. */
  readonly proven: readonly number[];
}

/** Takes, keeps and takes back updates of the selectors. */
export interface SelectorShelf {
  /** The selectors to read the page with. */
  active(): Promise<SelectorSet>;
  /** Takes an update file, if it is ours and newer than all that were ever taken. */
  offer(file: string): Promise<Result<{ readonly version: number }, UpdateCode | 'no-key'>>;
  /** Hears how a version did on the page: one that failed is taken back for the one that worked before; says whether. */
  probed(version: number, worked: boolean): Promise<boolean>;
}

const empty: Kept = { active: null, before: null, floor: 0, proven: [] };
const mostProven = 10;

/** A shelf over a store, with the public key as the build has it. */
export function createSelectorShelf(store: ShelfStore, publicKey: string): SelectorShelf {
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(run: () => Promise<T>): Promise<T> => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
  const open = async (
    file: string | null,
    floor: number,
  ): Promise<Result<SelectorSet, UpdateCode | 'no-key'>> => {
    const key = await selectorKey(publicKey);
    if (key === undefined) return failed('no-key');
    const current = { ...packagedSelectors, version: Math.max(floor, packagedSelectors.version) };
    return acceptSelectorUpdate(current, new TextEncoder().encode(file ?? ''), key);
  };
  return {
    active: () =>
      inOrder(async () => {
        const { active } = parseKept(await store.read());
        if (active === null) return packagedSelectors;
        const opened = await open(active, 0);
        return opened.ok ? opened.value : packagedSelectors;
      }),
    offer: (file) =>
      inOrder(async () => {
        const kept = parseKept(await store.read());
        const opened = await open(file, kept.floor);
        if (!opened.ok) return opened;
        const { version } = opened.value;
        await store.write({ ...kept, active: file, before: await provenOf(kept, open), floor: version });
        return ok({ version });
      }),
    probed: (version, worked) =>
      inOrder(async () => {
        const kept = parseKept(await store.read());
        const opened = kept.active === null ? undefined : await open(kept.active, 0);
        if (opened?.ok !== true || opened.value.version !== version) return false;
        const isProven = kept.proven.includes(version);
        if (worked && !isProven) {
          await store.write({ ...kept, proven: [...kept.proven, version].slice(-mostProven) });
        }
        // What once worked is not taken back for one bad page; the packaged set would be no better.
        if (worked || isProven) return false;
        await store.write({ ...kept, active: kept.before, before: null });
        return true;
      }),
  };
}

type Open = (file: string | null, floor: number) => Promise<Result<SelectorSet>>;

/** The update to go back to: the active one where it worked, else the one that worked before it. */
async function provenOf(kept: Kept, open: Open): Promise<string | null> {
  if (kept.active === null) return null;
  const opened = await open(kept.active, 0);
  return opened.ok && kept.proven.includes(opened.value.version) ? kept.active : kept.before;
}

function parseKept(raw: unknown): Kept {
  const floor = countField(raw, 'floor');
  const isVersion = (item: unknown): number | undefined => (typeof item === 'number' ? item : undefined);
  const proven = listField(raw, 'proven', { cap: mostProven, parse: isVersion });
  if (floor === undefined || proven === undefined) return empty;
  const file = (name: string): string | null =>
    fieldOf(raw, name) === null ? null : (textField(raw, name, longestUpdate) ?? null);
  return { active: file('active'), before: file('before'), floor, proven };
}
