import { onEnd } from '@/lib/platform/on-end';
import { isRoomTaken } from '@/lib/frame/page-room';
import { mountFrames, type Frames } from '@/lib/frame/mount-frames';
import { createFactBatch } from '@/lib/messaging/wire/fact-batch';
import { createHostDesk } from '@/lib/messaging/wire/host-desk';
import { createTicketPool } from '@/lib/messaging/wire/ticket-pool';
import type { WorkerLine } from '@/lib/messaging/wire/worker-line';
import type { PageRuntime } from '@/lib/platform/browser-page';
import type { ModulesLine } from '@/lib/whatsapp/bridge/modules-line';

import { pageRoot } from '@/lib/whatsapp/page/root';
import { parsePageWords } from '@/lib/messaging/wire/page-words';
import { record } from '@/lib/messaging/wire/readers';
import { takeSelectors } from '@/lib/whatsapp/selectors/take-selectors';
import { createChatHost } from '@/lib/whatsapp/create-chat-host';
import { hostHandlers } from './host-handlers';
import { hostViewFor } from './host-view';
import { serveOwnPages } from './serve-own-pages';
import { startMarks } from './start-marks';
import { tellProbe } from './tell-probe';
import { watchRuntime } from './watch-runtime';

/** What the page side is built from. */
export interface PageSideParts {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly runtime: PageRuntime;
  readonly worker: WorkerLine;
  readonly signal: AbortSignal;
}

/** Reads the page and mounts the frames, until the signal ends; then the page is as it was. */
export function startPageSide(parts: PageSideParts): void {
  const { document, signal } = parts;
  if (document.body !== null) {
    void start(parts);
    return;
  }
  document.addEventListener('DOMContentLoaded', () => void start(parts), { signal, once: true });
}

const retryMs = 1_000;
const slowestRetryMs = 30_000;
const takeSetting = record({ set: takeSelectors, words: parsePageWords });
type Setting = NonNullable<ReturnType<typeof takeSetting>>;

/** The selectors come from the worker, packaged or updated; it has just opened the gate, so it does answer. */
async function start(parts: PageSideParts, tries = 0): Promise<void> {
  const setting = takeSetting(await parts.worker.selectors(null));
  if (parts.signal.aborted) return;
  if (setting !== undefined) guarded(() => run(parts, setting));
  else setTimeout(() => void start(parts, tries + 1), Math.min(retryMs * 2 ** tries, slowestRetryMs));
}

/** With another copy of this product in the page, this one yields: it reads nothing, marks nothing and shows nothing. */
function run(parts: PageSideParts, { set: selectors, words }: Setting): void {
  const { document, runtime, worker, signal } = parts;
  if (isRoomTaken(document)) return;
  const sidebarUrl = runtime.urlOf('sidebar.html');
  const tickets = createTicketPool((count) => worker.tickets(count));
  const host = createChatHost({ ...parts, selectors });
  tellProbe({ host, worker, selectors, signal });
  const life = { stale: false };
  const marks = startMarks({ document, host, worker, signal });
  let chats = 0;
  const facts = createFactBatch((batch) => worker.observe(batch), signal);
  const handlers = hostHandlers({ host, tickets, life, runtime, frames: () => frames, document });
  const desk = createHostDesk(
    handlers,
    hostViewFor({ host, life, frames: () => frames, chats: () => chats }),
  );
  const frames: Frames | undefined = mountFrames({
    document,
    sidebarUrl,
    words,
    root: pageRoot,
    ticket: () => tickets.take(),
    surroundings: host.view().skin,
    onLine: (line) => desk.serve(line),
    onLineEnd: (line) => desk.drop(line),
    onChange: () => queueMicrotask(() => desk.tell()),
    onFocusLost: () => void host.focusComposer(),
    signal,
  });
  onEnd(signal, () => desk.close());
  host.onChange((view) => {
    frames?.follow(view.skin);
    marks.follow();
    desk.tell();
    if (!life.stale) facts.note(view.chat, Date.now());
  }, signal);
  host.onChats(() => {
    chats += 1;
    desk.tell();
  }, signal);
  serveOwnPages({ runtime, desk, signal });
  watchRuntime({ document, runtime, signal }, () => {
    life.stale = true;
    marks.end();
    frames?.remount();
    desk.tell();
  });
}

/** What fails here must not become an error of WhatsApp's page. */
function guarded(work: () => void): void {
  try {
    work();
  } catch {
    // There is no sidebar then; the product still opens in the side panel and in a tab.
  }
}
