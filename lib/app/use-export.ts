import { useCallback, useEffect, useRef, useState } from 'react';
import { exportFileName } from '@/lib/domain/privacy/export-file-name';
import { failed, type Result } from '@/lib/domain/shared/result';
import { systemClock } from '@/lib/platform/clock';
import { systemIds } from '@/lib/platform/ids';
import { canPickFile, downloadTarget, pickFile, type FileTarget } from '@/lib/platform/save-file';
import { messageWorker } from '@/lib/platform/worker-messages';
import { runExport, type ExportCode, type ExportProgress, type ExportReceipt } from './run-export';

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: ExportProgress }
  | { readonly kind: 'done'; readonly receipt: ExportReceipt }
  | { readonly kind: 'failed'; readonly code: ExportCode };

export interface UsedExport {
  readonly state: ExportState;
  /** Whether this browser can ask for a place. */
  readonly canChoose: boolean;
  /** To the downloads folder, or to a place that the person chooses. */
  start(to: 'downloads' | 'chosen'): Promise<void>;
  cancel(): void;
}

type Target = (fileName: string) => FileTarget;

/** The export of everything, from the press to the file. */
export function useExport(): UsedExport {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(async (to: 'downloads' | 'chosen') => {
    if (running.current !== null) return;
    const stop = new AbortController();
    running.current = stop;
    const id = systemIds.uuid(systemClock.now());
    const target = await targetFor(to, id);
    if (target.ok) {
      setState({ kind: 'running', progress: { lines: 0, ofLines: 0, bytes: 0 } });
      setState(ended(await exportTo(target.value, { id, signal: stop.signal, setState })));
    } else if (target.code !== 'cancelled') setState({ kind: 'failed', code: 'disk' });
    running.current = null;
  }, []);

  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, canChoose: canPickFile(), start, cancel };
}

async function targetFor(
  to: 'downloads' | 'chosen',
  exportId: string,
): Promise<Result<Target, 'cancelled' | 'unsupported'>> {
  if (to === 'downloads') return { ok: true, value: (name) => downloadTarget(() => name) };
  const picked = await pickFile(exportFileName({ createdAt: systemClock.now(), exportId }), 'ZIP');
  return picked.ok ? { ok: true, value: () => picked.value } : picked;
}

interface Going {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly setState: (state: ExportState) => void;
}

async function exportTo(target: Target, going: Going): Promise<Result<ExportReceipt, ExportCode>> {
  try {
    return await runExport({
      id: going.id,
      ask: messageWorker,
      target,
      clock: systemClock,
      signal: going.signal,
      onProgress: (progress) => going.setState({ kind: 'running', progress }),
    });
  } catch {
    return failed('lost');
  }
}

function ended(outcome: Result<ExportReceipt, ExportCode>): ExportState {
  return outcome.ok ? { kind: 'done', receipt: outcome.value } : { kind: 'failed', code: outcome.code };
}
