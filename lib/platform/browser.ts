import browser from 'webextension-polyfill';

/** The extension API, promised and typed; the only way to it outside WhatsApp's page. */
export { browser };

/** Chrome's side panel, which the polyfill does not know; nothing where the browser has none. */
export interface SidePanel {
  setOptions(options: {
    readonly path: string;
    readonly enabled: boolean;
    readonly tabId?: number;
  }): Promise<void>;
  open(options: { readonly tabId: number } | { readonly windowId: number }): Promise<void>;
}

/** The side panel of this browser, if it has one. */
export function sidePanel(): SidePanel | undefined {
  return (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;
}

/** Opens the popup of the icon where the browser can do that by itself. */
export async function openPopup(): Promise<void> {
  await (browser.action as { openPopup?: () => Promise<void> }).openPopup?.();
}

/** Who sent a message, by the browser's word. */
export interface MessageSender {
  readonly id?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly documentId?: string;
  readonly tab?: { readonly id?: number; readonly url?: string };
}

/** Answers plain messages; where `answer` gives nothing, the sender hears nothing. */
export function answerMessages(
  answer: (message: unknown, sender: MessageSender) => Promise<unknown> | undefined,
): void {
  const listen = (message: unknown, sender: MessageSender, reply: (response: unknown) => void) => {
    const answered = answer(message, sender);
    if (answered === undefined) return undefined;
    // The page that asked may be gone by then; nobody is left to be told.
    answered.then(reply, () => reply({ ok: false, code: 'broken' }));
    return true;
  };
  browser.runtime.onMessage.addListener(
    listen as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
}
