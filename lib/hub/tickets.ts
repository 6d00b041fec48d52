import { isRecord } from '@/lib/domain/shared/json';
import type { Clock } from '@/lib/platform/clock';
import type { Ids } from '@/lib/platform/ids';

/** A ticket as it is kept: never itself, only its hash. */
interface Kept {
  readonly hash: string;
  readonly tabId: number;
  readonly until: number;
  /** The document that used it, the only one it is good for from then on. */
  readonly usedBy: string | null;
}

/** Where tickets outlive a stop of the worker and an update of the extension. */
export interface TicketStore {
  read(): Promise<unknown>;
  write(tickets: readonly Kept[]): Promise<void>;
}

/** Random single-use tickets, each good for one frame of one tab. */
export interface Tickets {
  issue(tabId: number, count: number): Promise<readonly string[]>;
  /** Says whether the ticket is this tab's, in time, and new; the document that used it may say hello again with it. */
  redeem(
    ticket: string,
    frame: { readonly tabId: number; readonly documentId: string | undefined },
  ): Promise<boolean>;
}

const goodFor = 24 * 60 * 60 * 1000;
const mostPerTab = 16;
const most = 400;

/** The tickets of the last 24 hours. */
export function createTickets(store: TicketStore, { clock, ids }: { clock: Clock; ids: Ids }): Tickets {
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(run: () => Promise<T>): Promise<T> => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
  const current = async (): Promise<readonly Kept[]> =>
    parseKept(await store.read()).filter((each) => each.until > clock.now());

  return {
    issue: (tabId, count) =>
      inOrder(async () => {
        const fresh = Array.from({ length: Math.min(Math.max(count, 0), mostPerTab) }, () => ids.token());
        const until = clock.now() + goodFor;
        const hashes = await Promise.all(fresh.map(sha256));
        const made = hashes.map((hash): Kept => ({ hash, tabId, until, usedBy: null }));
        const held = await current();
        const ofTab = held.filter((each) => each.tabId === tabId).slice(fresh.length - mostPerTab);
        const others = held.filter((each) => each.tabId !== tabId);
        await store.write([...others, ...(fresh.length < mostPerTab ? ofTab : []), ...made].slice(-most));
        return fresh;
      }),
    redeem: (ticket, { tabId, documentId }) =>
      inOrder(async () => {
        const hash = await sha256(ticket);
        const held = await current();
        const found = held.find((each) => each.hash === hash && each.tabId === tabId);
        if (found === undefined) return false;
        if (found.usedBy !== null) return documentId !== undefined && found.usedBy === documentId;
        const used = { ...found, usedBy: documentId ?? '' };
        await store.write(held.map((each) => (each === found ? used : each)));
        return true;
      }),
  };
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parseKept(value: unknown): readonly Kept[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown): Kept[] => {
    if (!isRecord(each)) return [];
    const { hash, tabId, until, usedBy } = each;
    if (typeof hash !== 'string' || typeof tabId !== 'number' || typeof until !== 'number') return [];
    return [{ hash, tabId, until, usedBy: typeof usedBy === 'string' ? usedBy : null }];
  });
}
