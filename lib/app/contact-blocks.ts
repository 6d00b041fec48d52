import type { HubClient } from './hub-client';
import type { ContactRow, Page } from './views';

const block = 50;
const keptBlocks = 12;

export interface ListFilter {
  readonly labelId: string | null;
  readonly sort: 'name' | 'recent' | 'due';
  /** `any`, `mine`, `none`, or a member's id. */
  readonly owner: string;
}

/** The rows at hand, by their place in the whole list. */
export interface Blocks {
  readonly count: number | undefined;
  readonly rows: ReadonlyMap<number, ContactRow>;
}

type Tell = (change: (blocks: Blocks) => Blocks) => void;

interface Watching {
  readonly hub: HubClient;
  readonly filter: ListFilter;
  readonly tell: Tell;
}

function withRows(blocks: Blocks, { offset, rows, count }: Page<ContactRow>): Blocks {
  const all = new Map(blocks.rows);
  rows.forEach((row, at) => all.set(offset + at, row));
  if (blocks.count !== undefined && count < blocks.count) {
    for (const at of all.keys()) if (at >= count) all.delete(at);
  }
  return { count, rows: all };
}

type Piece = { readonly offset: number; readonly limit: number };

function askBlock(hub: HubClient, { labelId, sort, owner }: ListFilter, { offset, limit }: Piece) {
  return hub.query('contact.list', { labelId, sort, owner, offset, limit });
}

/** Asks for the top of a list and keeps it at hand, for whoever watches it a moment later; answers how to let go. */
export function askAhead(hub: HubClient, filter: ListFilter): () => void {
  return askBlock(hub, filter, { offset: 0, limit: block }).subscribe(() => undefined);
}

/** Watches one block. An answer that was cut because its rows are long is completed by asking for the rest. */
function watchBlock({ hub, filter, tell }: Watching, from: number): () => void {
  const stops = new Map<number, () => void>();
  const end = from + block;
  function part(offset: number): void {
    const handle = askBlock(hub, filter, { offset, limit: end - offset });
    const learn = () => {
      const state = handle.get();
      if (state.status !== 'answered') return;
      const { count, rows } = state.value;
      tell((blocks) => withRows(blocks, { offset, rows, count }));
      const next = offset + rows.length;
      if (rows.length > 0 && next < Math.min(end, count) && !stops.has(next)) part(next);
    };
    stops.set(offset, handle.subscribe(learn));
    learn();
  }
  part(from);
  return () => stops.forEach((stop) => stop());
}

/** Keeps the blocks at hand that are seen, and a few more so that turning back is instant. */
export function watchBlocks(hub: HubClient, filter: ListFilter, tell: Tell) {
  const watched = new Map<number, () => void>();

  function forget(at: number): void {
    watched.get(at)?.();
    watched.delete(at);
    tell((blocks) => ({
      ...blocks,
      rows: new Map([...blocks.rows].filter(([index]) => Math.floor(index / block) !== at)),
    }));
  }

  return {
    /** These rows are on the screen now. */
    need(first: number, last: number): void {
      const from = Math.floor(Math.max(0, first) / block);
      const to = Math.min(from + keptBlocks - 1, Math.floor(Math.max(0, last) / block));
      for (let at = from; at <= to; at += 1) {
        if (!watched.has(at)) watched.set(at, watchBlock({ hub, filter, tell }, at * block));
      }
      for (const at of [...watched.keys()]) {
        if (watched.size <= keptBlocks) return;
        if (at < from || at > to) forget(at);
      }
    },
    stop(): void {
      for (const stop of watched.values()) stop();
      watched.clear();
    },
  };
}
