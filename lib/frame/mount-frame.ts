import { onEnd } from '@/lib/platform/on-end';
import { wireProtocol, type FrameGreeting } from '@/lib/messaging/wire/host';
import type { HostLine } from '@/lib/messaging/wire/host-desk';
import type { FrameView } from './frame-layout';
import { frameHostStyle, type FrameSkin } from './frame-style';
import { wordsIn, type PageWords } from '@/lib/messaging/wire/page-words';
import { fillWithFrame } from './fill-with-frame';
import { createGuardedHost, type GuardOptions } from './guarded-host';

/** What one of our frames needs. */
export interface FrameOptions extends GuardOptions {
  readonly view: FrameView;
  readonly words: PageWords;
  /** The address of `sidebar.html`, asked for at the start: it cannot be asked for after an update. */
  readonly sidebarUrl: string;
  /** A ticket that nobody used; without one the frame shows that it was refused. */
  readonly ticket: () => Promise<string | undefined>;
  readonly onLine: (line: HostLine) => void;
  readonly onLineEnd: (line: HostLine) => void;
}

/** A frame of ours in a closed root, unknown to the page. */
export interface MountedFrame {
  set(shown: boolean, skin: FrameSkin): void;
  /** Loads it anew with a new ticket. */
  reload(): void;
  hasFocus(): boolean;
  /** Puts the keyboard into it. */
  focus(): void;
}

/** Mounts one frame; it gets its port when it has loaded, and a new one whenever it loads again. */
export function mountFrame(options: FrameOptions): MountedFrame {
  const { document, view, signal } = options;
  let line: HostLine | undefined;
  const endLine = (): void => {
    if (line !== undefined) options.onLineEnd(line);
    line?.close();
    line = undefined;
  };
  const load = async (): Promise<void> => {
    endLine();
    const ticket = await options.ticket();
    if (!signal.aborted) frame.src = `${options.sidebarUrl}?view=${view}#t=${ticket ?? ''}`;
  };
  const host = createGuardedHost({
    ...options,
    onReturn: () => {
      frame.removeAttribute('src');
      void load();
    },
  });
  const frame = fillWithFrame(document, host.root);
  frame.addEventListener('load', () => {
    endLine();
    line = greet(frame, options);
    if (line !== undefined) options.onLine(line);
  });
  onEnd(signal, endLine);
  void load();
  return {
    set(shown, skin) {
      const words = wordsIn(options.words, skin.lang);
      frame.title = view === 'contact' ? words.contactFrame : words.workFrame;
      frame.style.setProperty('color-scheme', skin.theme);
      host.set(frameHostStyle(view, skin, shown), !shown);
    },
    reload: () => void load(),
    hasFocus: () => host.hasFocus(),
    focus: () => frame.focus(),
  };
}

/** Hands the frame one end of a port. The page sees neither the message nor the frame. */
function greet(frame: HTMLIFrameElement, options: FrameOptions): HostLine | undefined {
  const target = frame.contentWindow;
  if (target === null || frame.src === '') return undefined;
  const { port1, port2 } = new MessageChannel();
  const greeting: FrameGreeting = { kind: '1chat-frame', v: wireProtocol };
  target.postMessage(greeting, new URL(options.sidebarUrl).origin, [port2]);
  return {
    view: options.view,
    post: (message) => port1.postMessage(message),
    onMessage(run) {
      port1.addEventListener('message', (event: MessageEvent<unknown>) => run(event.data));
      port1.start();
    },
    close: () => port1.close(),
  };
}
