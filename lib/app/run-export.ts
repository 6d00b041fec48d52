import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { failed, ok, type Failed, type Result } from '@/lib/domain/shared/result';
import type { ExportReply, ExportRequest } from '@/lib/messaging/contract/jobs';
import type { Clock } from '@/lib/platform/clock';
import type { FileTarget } from '@/lib/platform/save-file';
import { exportReply } from './export-reply';

export interface ExportProgress {
  readonly lines: number;
  readonly ofLines: number;
  readonly bytes: number;
}

/** A finished export, as the person is told about it. */
export interface ExportReceipt {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly counts: readonly { readonly table: string; readonly count: number }[];
  /** Customers who are not in it because their erasure was begun. */
  readonly leftOut: number;
}

/**
 * `erased`: an erasure stopped it; `closed`: the store cannot be opened;
 * `lost`: the worker went away or was silent for too long; `disk`: the file could not be written.
 */
export type ExportCode = 'cancelled' | 'erased' | 'closed' | 'lost' | 'disk';

export interface ExportRun {
  readonly id: string;
  /** Opens the way to the worker. */
  readonly ask: (request: ExportRequest) => Promise<MessagePort>;
  /** Where the bytes go; told the file's name by the worker. */
  readonly target: (fileName: string) => FileTarget;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const silence = 60_000;
type Refused = Extract<ExportReply, { kind: 'export-refused' }>;
type Started = Extract<ExportReply, { kind: 'export-stream' }>;
type Done = Extract<ExportReply, { kind: 'export-done' }>;

/** Takes the worker's stream to the target in flat memory, and says what came of it. */
export async function runExport(run: ExportRun): Promise<Result<ExportReceipt, ExportCode>> {
  const port = await run.ask({ kind: 'export', id: run.id });
  const desk = listenTo(port, run);
  const target: { file?: FileTarget } = {};
  try {
    const started = await desk.within(desk.started);
    if (started.kind === 'export-refused') return failed(refusalCode(started.code));
    target.file = run.target(started.fileName);
    const sums = await pump(started.stream, target.file, { run, desk });
    const done = await desk.within(desk.done);
    await target.file.finish();
    return ok({ fileName: started.fileName, ...sums, counts: done.counts, leftOut: done.leftOut });
  } catch (error) {
    await target.file?.discard().catch(() => undefined);
    return run.signal.aborted ? failed('cancelled') : (desk.refusal() ?? failed(codeOf(error)));
  } finally {
    port.close();
  }
}

function refusalCode(code: string): ExportCode {
  return code === 'erased' ? code : 'closed';
}

class WorkerSilent extends Error {}
class DiskRefused extends Error {}

function codeOf(error: unknown): 'lost' | 'disk' {
  return error instanceof DiskRefused ? 'disk' : 'lost';
}

interface Desk {
  readonly started: Promise<Started | Refused>;
  readonly done: Promise<Done>;
  readonly progress: { lines: number; ofLines: number };
  refusal(): Failed<ExportCode> | undefined;
  /** The value, or a failure where the worker says nothing for too long or the person cancels. */
  within<T>(value: Promise<T>): Promise<T>;
}

function listenTo(port: MessagePort, run: ExportRun): Desk {
  const started = Promise.withResolvers<Started | Refused>();
  const done = Promise.withResolvers<Done>();
  const progress = { lines: 0, ofLines: 0 };
  let refused: Refused | undefined;
  const take = (reply: ExportReply): void => {
    if (reply.kind === 'export-progress') progress.lines = reply.rows;
    if (reply.kind === 'export-done') done.resolve(reply);
    if (reply.kind === 'export-stream') progress.ofLines = reply.rows;
    if (reply.kind === 'export-refused') refused = reply;
    if (reply.kind === 'export-stream' || reply.kind === 'export-refused') started.resolve(reply);
  };
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const parsed = exportReply.safeParse(data);
    if (parsed.success && parsed.data.id === run.id) take(parsed.data);
  });
  port.start();
  return {
    started: started.promise,
    done: done.promise,
    progress,
    refusal: () => (refused === undefined ? undefined : failed(refusalCode(refused.code))),
    within: (value) => within(value, run),
  };
}

async function within<T>(value: Promise<T>, { clock, signal }: ExportRun): Promise<T> {
  const over = new AbortController();
  const late = Promise.withResolvers<never>();
  const cancel = (): void => late.reject(new WorkerSilent('cancelled'));
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { signal: over.signal });
  clock.after(silence, () => late.reject(new WorkerSilent('silent')), over.signal);
  try {
    return await Promise.race([value, late.promise]);
  } finally {
    over.abort();
  }
}

async function pump(
  stream: ReadableStream<Uint8Array>,
  file: FileTarget,
  { run, desk }: { run: ExportRun; desk: Desk },
): Promise<{ bytes: number; sha256: string }> {
  const hash = sha256.create();
  const reader = stream.getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await desk.within(reader.read());
      if (done) return { bytes, sha256: bytesToHex(hash.digest()) };
      hash.update(value);
      bytes += value.length;
      await file.write(value).catch(() => {
        throw new DiskRefused('The file could not be written');
      });
      run.onProgress({ ...desk.progress, bytes });
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error;
  }
}
