import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runExport, type ExportProgress } from '@/lib/app/run-export';
import type { ExportReply } from '@/lib/messaging/contract/jobs';
import type { Clock } from '@/lib/platform/clock';
import type { FileTarget } from '@/lib/platform/save-file';

const id = '0190a000-0000-7000-8000-000000000001';
const counts = [{ table: 'notes', count: 2 }];

/** A clock whose waiting ends only when the test says so. */
function handClock(): { clock: Clock; ring: () => void } {
  const waiting = new Set<() => void>();
  return {
    ring: () => [...waiting].forEach((run) => run()),
    clock: {
      now: () => 0,
      after(_ms, run, signal) {
        waiting.add(run);
        signal.addEventListener('abort', () => waiting.delete(run));
      },
      breathe: () => Promise.resolve(),
    },
  };
}

function file(refuse = false) {
  const kept = { bytes: [] as number[], finished: false, discarded: false };
  const target: FileTarget = {
    write: (chunk) => {
      if (refuse) return Promise.reject(new Error('no room'));
      kept.bytes.push(...chunk);
      return Promise.resolve();
    },
    finish: () => {
      kept.finished = true;
      return Promise.resolve();
    },
    discard: () => {
      kept.discarded = true;
      return Promise.resolve();
    },
  };
  return { kept, target };
}

type Say = (reply: ExportReply, transfer?: Transferable[]) => void;

/** Runs an export against a worker that behaves as the test says. */
function start(worker: (say: Say) => void, parts: { file?: ReturnType<typeof file> } = {}) {
  const stop = new AbortController();
  const { clock, ring } = handClock();
  const out = parts.file ?? file();
  const progress: ExportProgress[] = [];
  const outcome = runExport({
    id,
    ask: () => {
      const { port1, port2 } = new MessageChannel();
      worker((reply, transfer = []) => port2.postMessage(reply, transfer));
      return Promise.resolve(port1);
    },
    target: () => out.target,
    onProgress: (each) => progress.push(each),
    clock,
    signal: stop.signal,
  });
  return { outcome, out, stop, ring, progress };
}

function streaming(
  chunks: readonly number[][],
  end: 'close' | 'error' | 'hang' = 'close',
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(Uint8Array.from(chunk));
      if (end === 'close') controller.close();
      if (end === 'error') controller.error(new Error('stopped'));
    },
  });
}

const started = (stream: ReadableStream<Uint8Array>): ExportReply => ({
  kind: 'export-stream',
  id,
  fileName: 'export.zip',
  stream,
  rows: 4,
});

describe('runExport', () => {
  it('writes every byte and tells name, size, checksum and counts', async () => {
    const run = start((say) => {
      const stream = streaming([[1, 2], [3]]);
      say(started(stream), [stream]);
      say({ kind: 'export-done', id, counts, leftOut: 1 });
    });
    expect(await run.outcome).toEqual({
      ok: true,
      value: {
        fileName: 'export.zip',
        bytes: 3,
        sha256: createHash('sha256')
          .update(Uint8Array.of(1, 2, 3))
          .digest('hex'),
        counts,
        leftOut: 1,
      },
    });
    expect(run.out.kept).toEqual({ bytes: [1, 2, 3], finished: true, discarded: false });
    expect(run.progress.at(-1)).toMatchObject({ bytes: 3, ofLines: 4 });
  });

  it.each([
    ['erased', 'erased'],
    ['inert', 'closed'],
    ['broken', 'closed'],
  ])('says why the worker refused (%s)', async (code, shown) => {
    const run = start((say) => say({ kind: 'export-refused', id, code, say: 'no' }));
    expect(await run.outcome).toMatchObject({ ok: false, code: shown });
    expect(run.out.kept.finished).toBe(false);
  });

  it('leaves nothing behind when an erasure stops it half-way', async () => {
    const run = start((say) => {
      const stream = streaming([[1]], 'error');
      say({ kind: 'export-refused', id, code: 'erased', say: '' });
      say(started(stream), [stream]);
    });
    expect(await run.outcome).toMatchObject({ ok: false, code: 'erased' });
    expect(run.out.kept.finished).toBe(false);
  });

  it('leaves nothing behind when the stream breaks', async () => {
    const run = start((say) => {
      const stream = streaming([[1]], 'error');
      say(started(stream), [stream]);
    });
    expect(await run.outcome).toMatchObject({ ok: false, code: 'lost' });
    expect(run.out.kept).toMatchObject({ finished: false, discarded: true });
  });

  it('is cancelled at once, and tells the worker to stop', async () => {
    let cancelled = false;
    const run = start((say) => {
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Uint8Array.of(1)),
        cancel: () => void (cancelled = true),
      });
      say(started(stream), [stream]);
    });
    await expect.poll(() => run.out.kept.bytes.length).toBe(1);
    run.stop.abort();
    expect(await run.outcome).toMatchObject({ ok: false, code: 'cancelled' });
    expect(run.out.kept).toMatchObject({ finished: false, discarded: true });
    await expect.poll(() => cancelled).toBe(true);
  });

  it('does not wait for a worker that went away', async () => {
    const run = start((say) => {
      const stream = streaming([[1]], 'hang');
      say(started(stream), [stream]);
    });
    await expect.poll(() => run.out.kept.bytes.length).toBe(1);
    run.ring();
    expect(await run.outcome).toMatchObject({ ok: false, code: 'lost' });
    expect(run.out.kept.discarded).toBe(true);
  });

  it('says so when the disk takes no more', async () => {
    const run = start(
      (say) => {
        const stream = streaming([[1]]);
        say(started(stream), [stream]);
      },
      { file: file(true) },
    );
    expect(await run.outcome).toMatchObject({ ok: false, code: 'disk' });
    expect(run.out.kept.discarded).toBe(true);
  });
});
