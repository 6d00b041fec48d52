/** The page's own functions as they were before any script of the page could replace them. */
export interface Primordials {
  readonly dataOf: (event: Event) => unknown;
  readonly portOf: (event: Event) => MessagePort | undefined;
  readonly post: (port: MessagePort, message: object) => void;
  readonly start: (port: MessagePort) => void;
  readonly close: (port: MessagePort) => void;
  readonly listen: (target: EventTarget, name: string, run: (event: Event) => void) => void;
  readonly unlisten: (target: EventTarget, name: string, run: (event: Event) => void) => void;
  readonly stop: (event: Event) => void;
  readonly later: (run: () => void, ms: number) => void;
  readonly now: () => number;
  /** An empty object that inherits nothing: no setter of the page can see what is put into it. */
  readonly blank: () => Record<string, string | number>;
}

/** Keeps the functions that the bridge needs; call it at `document_start`, before the page's first script. */
export function keepPrimordials(scope: typeof globalThis): Primordials {
  const { apply } = Reflect;
  const { create } = Object;
  const { setTimeout: wait, Date: Time } = scope;
  const now = Time.now;
  const data = getterOf(scope.MessageEvent.prototype, 'data');
  const ports = getterOf(scope.MessageEvent.prototype, 'ports');
  const { postMessage, start, close } = scope.MessagePort.prototype;
  const { addEventListener, removeEventListener } = scope.EventTarget.prototype;
  const { stopImmediatePropagation } = scope.Event.prototype;
  const { MessagePort: Port } = scope;
  const capturing: { capture?: boolean } = create(null);
  capturing.capture = true;
  return {
    dataOf: (event) => apply(data, event, []),
    portOf: (event) => {
      const list: unknown = apply(ports, event, []);
      const first: unknown = Array.isArray(list) ? list[0] : undefined;
      return first instanceof Port ? first : undefined;
    },
    post: (port, message) => apply(postMessage, port, [message]),
    start: (port) => apply(start, port, []),
    close: (port) => apply(close, port, []),
    listen: (target, name, run) => apply(addEventListener, target, [name, run, capturing]),
    unlisten: (target, name, run) => apply(removeEventListener, target, [name, run, capturing]),
    stop: (event) => apply(stopImmediatePropagation, event, []),
    later: (run, ms) => void apply(wait, scope, [quietly(run), ms]),
    now: () => apply(now, Time, []),
    blank: () => create(null),
  };
}

function getterOf(prototype: object, name: string): () => unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get ?? ((): unknown => undefined);
}

/** An error in our own code is ours: it must not show up in the page's error reports. */
function quietly(run: () => void): () => void {
  return () => {
    try {
      run();
    } catch {
      // Whoever waits for the outcome has a time limit.
    }
  };
}
