import type { Gate } from '@/lib/messaging/wire/worker';
import type { WorkerLine } from '@/lib/messaging/wire/worker-line';

const retryMs = [1_000, 5_000, 30_000] as const;

/** Starts the page side when the person has agreed, and ends it, whole, when that no longer holds. */
export function startGate(worker: WorkerLine, start: (signal: AbortSignal) => void): void {
  const forever = new AbortController().signal;
  let running: AbortController | undefined;
  let heard = false;
  const pass = (gate: Gate): void => {
    heard = true;
    if (gate !== 'open') {
      running?.abort();
      running = undefined;
      return;
    }
    if (running !== undefined) return;
    running = new AbortController();
    start(running.signal);
  };
  worker.onGate(pass, forever);
  const ask = async (tries: number): Promise<void> => {
    const gate = await worker.gate();
    if (heard) return;
    const wait = retryMs[tries];
    if (gate !== undefined) pass(gate);
    else if (wait !== undefined) setTimeout(() => void ask(tries + 1), wait);
  };
  void ask(0);
}
