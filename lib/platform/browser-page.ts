import { onEnd } from './on-end';
/** The extension API as the scripts in WhatsApp's page use it: native and small, one function per need. */
export interface PageRuntime {
  /** The address of one of our own pages; kept from the start, because asking fails after an update. */
  urlOf(path: string): string;
  /** False once the extension was updated or switched off under the open page. */
  isAlive(): boolean;
  /** Sends one message to the worker; a rejection means that it cannot be reached. */
  send(message: object): Promise<unknown>;
  /** Hears what our own worker tells this tab. */
  onMessage(run: (message: unknown) => void, signal: AbortSignal): void;
  /** Takes lines that our own pages open to this tab, by the page's path and the line's name. */
  onConnect(run: (line: RuntimeLine) => void, signal: AbortSignal): void;
}

/** A line from one of our own pages. */
export interface RuntimeLine {
  readonly name: string;
  /** The path of the page that opened it, such as `/sidebar.html`. */
  readonly path: string;
  readonly search: string;
  post(message: object): void;
  onMessage(run: (message: unknown) => void): void;
  onClose(run: () => void): void;
  close(): void;
}

/** The runtime of this content script. */
export function pageRuntime(): PageRuntime {
  const { runtime } = chrome;
  const id = runtime.id;
  const origin = new URL(runtime.getURL('')).origin;
  return {
    urlOf: (path) => runtime.getURL(path),
    isAlive() {
      try {
        return runtime.getURL('').startsWith(origin);
      } catch {
        return false;
      }
    },
    send: async (message) => runtime.sendMessage<object, unknown>(message),
    onMessage(run, signal) {
      const heard = (message: unknown, sender: chrome.runtime.MessageSender): undefined => {
        if (sender.id === id) run(message);
      };
      runtime.onMessage.addListener(heard);
      onEnd(signal, () => quietly(() => runtime.onMessage.removeListener(heard)));
    },
    onConnect(run, signal) {
      const heard = (port: chrome.runtime.Port): void => {
        const url = URL.parse(port.sender?.url ?? '');
        if (port.sender?.id === id && url?.origin === origin) run(lineOf(port, url));
        else port.disconnect();
      };
      runtime.onConnect.addListener(heard);
      onEnd(signal, () => quietly(() => runtime.onConnect.removeListener(heard)));
    },
  };
}

function lineOf(port: chrome.runtime.Port, url: URL): RuntimeLine {
  return {
    name: port.name,
    path: url.pathname,
    search: url.search,
    post: (message) => port.postMessage(message),
    onMessage: (run) => port.onMessage.addListener((message: unknown) => run(message)),
    onClose: (run) => port.onDisconnect.addListener(() => run()),
    close: () => quietly(() => port.disconnect()),
  };
}

/** After an update even taking a listener away fails; there is nothing left to take it from. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // The old extension is gone, and its listeners with it.
  }
}
