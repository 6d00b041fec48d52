import { onEnd } from '@/lib/platform/on-end';
import { drawMark } from '@/lib/frame/row-mark';
import { createMarkDesk, type MarkDesk } from '@/lib/messaging/wire/mark-desk';
import type { WorkerLine } from '@/lib/messaging/wire/worker-line';
import type { ChatHost } from '@/lib/whatsapp/chat-host';
import type { MarkedRows } from '@/lib/whatsapp/list/mark-rows';

/** Marks on the chat list, as long as the person wants them. */
export interface Marks {
  /** Theme or language changed. */
  follow(): void;
  /** Takes them away for good: nobody answers for them any more. */
  end(): void;
}

interface Running {
  readonly stop: AbortController;
  readonly desk: MarkDesk;
  readonly rows: MarkedRows;
}

/** Asks whether there are to be marks at all, now and whenever the worker says that something changed. */
export function startMarks(parts: {
  readonly document: Document;
  readonly host: ChatHost;
  readonly worker: WorkerLine;
  readonly signal: AbortSignal;
}): Marks {
  const { host, worker, signal } = parts;
  const life = new AbortController();
  onEnd(signal, () => life.abort());
  let running: Running | undefined;
  let skin = '';
  const stop = (): void => {
    running?.stop.abort();
    running = undefined;
  };
  const look = async (): Promise<void> => {
    const answer = await worker.marks([], host.view().skin.lang);
    if (life.signal.aborted || answer === undefined) return;
    if (answer.mode === 'off') return stop();
    if (running === undefined) running = run(parts, life.signal, stop);
    else running.desk.renew();
  };
  onEnd(life.signal, stop);
  worker.onMarks(() => void look(), life.signal);
  void look();
  return {
    follow() {
      const { theme, lang, dir } = host.view().skin;
      const now = `${theme} ${lang} ${dir}`;
      if (now !== skin) {
        running?.desk.renew();
        running?.rows.refresh();
      }
      skin = now;
    },
    end: () => life.abort(),
  };
}

function run(parts: Parameters<typeof startMarks>[0], until: AbortSignal, onOff: () => void): Running {
  const { host, worker } = parts;
  const stop = new AbortController();
  onEnd(until, () => stop.abort());
  const desk = createMarkDesk({
    ask: (chats) => worker.marks(chats, host.view().skin.lang),
    onMarks: () => rows.refresh(),
    onOff,
    signal: stop.signal,
  });
  const marker = {
    onRows: desk.onRows,
    markOf(key: string) {
      const mark = desk.markOf(key);
      return mark === undefined ? undefined : drawMark(mark, host.view().skin);
    },
  };
  const rows = host.markRows(marker, stop.signal);
  return { stop, desk, rows };
}
