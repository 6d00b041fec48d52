import { browser } from '@/lib/platform/browser';

/** One port of the browser, as far as hub and host need it; `Out` is what is said over it. */
export interface RuntimePort<Out> {
  post(message: Out): void;
  close(): void;
  onMessage(listen: (message: unknown) => void): void;
  onClose(listen: () => void): void;
}

/** Wraps a port that was just opened. The other side may be gone, which is told as a close and never as an error. */
export function runtimePort<Out>(port: ReturnType<typeof browser.runtime.connect>): RuntimePort<Out> {
  return {
    post: (message) => port.postMessage(message),
    close: () => port.disconnect(),
    onMessage: (listen) => port.onMessage.addListener((message: unknown) => listen(message)),
    onClose: (listen) =>
      port.onDisconnect.addListener(() => {
        // A worker that is starting anew, or a tab without our script, is no error here; Chrome reports one unread.
        void browser.runtime.lastError;
        listen();
      }),
  };
}
