import type { FoundRecord } from '@/lib/catalogue/define-record';
import { z } from '@/lib/catalogue/zod';
import { exportFileName } from '@/lib/domain/privacy/export-file-name';
import { recordsFound } from '@/lib/hub/held-answer';
import type { Data, Root } from '@/lib/hub/root';
import type { ExportReply } from '@/lib/messaging/contract/jobs';
import { browser } from '@/lib/platform/browser';
import { onPageMessage, type PageMessage } from '@/lib/platform/worker-messages';
import { namedBy } from '@/lib/privacy/erase/named-by';
import { withoutMentions } from '@/lib/privacy/erase/without-mentions';
import { exportArchive } from '@/lib/privacy/export/export-archive';
import { heldAsOf } from '@/lib/privacy/export/held-as-of';
import { heldWithout, pendingPlans } from '@/lib/privacy/held-shown';
import type { WrittenFile } from '@/lib/privacy/export/hashed-file';
import { heldCounts, type TableCount } from '@/lib/privacy/held-tables';
import { stayAwake } from './stay-awake';
import type { HeldData } from '@/lib/privacy/held-data';

/** The exports that run at the moment. */
export interface ExportDesk {
  /** An erasure must not be outlived by an export that began before it. */
  stopAll(): void;
}

const request = z.strictObject({ kind: z.literal('export'), id: z.uuid() });

const stopped = 'The export was stopped because something was erased meanwhile. Start it again.';
const closed = 'The store cannot be opened at the moment, so there is nothing to export.';

/** Listens for the options page asking for everything. Call it while the worker starts. */
export function startExportDesk(root: Root): ExportDesk {
  const running = new Set<AbortController>();
  const page = browser.runtime.getURL('/options.html');
  onPageMessage((message) => {
    const parsed = request.safeParse(message.data);
    if (!parsed.success || !message.topLevel || withoutHash(message.url) !== page) return;
    const stop = new AbortController();
    running.add(stop);
    void answer(root, message, { id: parsed.data.id, stop }).finally(() => running.delete(stop));
  }, root.signal);
  return {
    stopAll() {
      for (const each of running) each.abort(new Error(stopped));
    },
  };
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? '';
}

interface Asked {
  readonly id: string;
  readonly stop: AbortController;
}

/** Lives until the archive is written, so that an erasure finds it. */
async function answer(root: Root, { port }: PageMessage, { id, stop }: Asked): Promise<void> {
  const say = (reply: ExportReply, transfer: Transferable[] = []): void => port.postMessage(reply, transfer);
  const refuse = (code: string, words: string): void => say({ kind: 'export-refused', id, code, say: words });
  const copied = await root.runExclusive((data) => copy(root, data, stop.signal));
  if (!copied.ok) return refuse(copied.code, closed);
  const { held, records, facts } = copied.value;
  const counts = await heldCounts(held, stop.signal);
  const createdAt = root.clock.now();
  const ended = Promise.withResolvers<void>();
  const stream = exportArchive({
    held,
    records,
    facts: { ...facts, exportId: id, createdAt, appVersion: root.build },
    signal: stop.signal,
    progress: (rows) => say({ kind: 'export-progress', id, rows }),
    done: (files) => {
      say({ kind: 'export-done', id, counts: written(files, counts), leftOut: facts.erasing });
      ended.resolve();
    },
  });
  stop.signal.addEventListener('abort', () => {
    refuse('erased', stopped);
    ended.resolve();
  });
  const rows = 2 * counts.reduce((sum, each) => sum + each.count, 0);
  const over = new AbortController();
  const watched = handedOver(root, stream, { gone: () => ended.resolve(), signal: over.signal });
  const fileName = exportFileName({ createdAt, exportId: id });
  say({ kind: 'export-stream', id, fileName, stream: watched, rows }, [watched]);
  await ended.promise;
  over.abort();
}

interface Copied {
  readonly held: HeldData;
  readonly records: readonly FoundRecord[];
  readonly facts: { readonly generation: number; readonly head: number; readonly erasing: number };
}

/**
 * The state at one head; taken in the line of commands, so that nothing is half done. A customer whose erasure was
 * begun is not in it: a file must not outlive what the person asked for.
 */
async function copy({ outside }: Root, data: Data, signal: AbortSignal): Promise<Copied> {
  const { generation, head, erasing } = data;
  const plans = await pendingPlans(data, signal);
  const held = heldWithout(heldAsOf(data, data.stamps.last()), plans);
  const going = new Set(plans.flatMap((plan) => [...namedBy(plan)]));
  const records = (await recordsFound({ data, outside })).map((record) =>
    record.value === undefined ? record : { ...record, value: withoutMentions(record.value, going) },
  );
  return { held, records, facts: { generation, head, erasing: erasing.length } };
}

function written(files: readonly WrittenFile[], counts: readonly TableCount[]): readonly TableCount[] {
  const recordsOf = (table: string) =>
    files.find((file) => file.path === `data/${table}.jsonl`)?.records ?? 0;
  return counts.map(({ table }) => ({ table, count: recordsOf(table) }));
}

/** The stream as the page gets it: the worker stays awake while it is read. */
function handedOver(
  root: Root,
  stream: ReadableStream<Uint8Array>,
  { gone, signal }: { readonly gone: () => void; readonly signal: AbortSignal },
): ReadableStream<Uint8Array> {
  let lastRead = root.clock.now();
  stayAwake(root.clock, () => lastRead, AbortSignal.any([signal, root.signal]));
  return whenCancelled(stream, { gone, read: () => (lastRead = root.clock.now()) });
}

/** The same stream; tells of each read, and when the reader gave up, so that nothing goes on working for nobody. */
function whenCancelled(
  stream: ReadableStream<Uint8Array>,
  tell: { readonly read: () => void; readonly gone: () => void },
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        tell.read();
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(error);
          tell.gone();
        }
      },
      async cancel(reason) {
        tell.gone();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 4 },
  );
}
