/** The page's own functions as they were before any script of the page could replace them. */
export interface Primordials {
  readonly dataOf: (event: Event) => unknown;
  readonly portOf: (event: Event) => MessagePort | undefined;
  /** The open shadow root of the element that came with an event. */
  readonly roomOf: (event: Event) => EventTarget | undefined;
  readonly post: (port: MessagePort, message: object) => void;
  /** Tells the listeners of a target at once, before this returns. */
  readonly tell: (target: EventTarget, name: string, message: object) => void;
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
  const { apply, construct } = Reflect;
  const { create } = Object;
  const { setTimeout: wait, Date: Time } = scope;
  const now = Time.now;
  const data = getterOf(scope.MessageEvent.prototype, 'data');
  const ports = getterOf(scope.MessageEvent.prototype, 'ports');
  const { postMessage } = scope.MessagePort.prototype;
  const { addEventListener, removeEventListener, dispatchEvent } = scope.EventTarget.prototype;
  const related = getterOf(scope.FocusEvent.prototype, 'relatedTarget');
  const shadow = getterOf(scope.Element.prototype, 'shadowRoot');
  const { stopImmediatePropagation } = scope.Event.prototype;
  const { MessagePort: Port, MessageEvent: Message, EventTarget: Target } = scope;
  const capturing: { capture?: boolean } = create(null);
  capturing.capture = true;
  return {
    dataOf: (event) => apply(data, event, []),
    portOf: (event) => {
      const list: unknown = apply(ports, event, []);
      const first: unknown = Array.isArray(list) ? list[0] : undefined;
      return first instanceof Port ? first : undefined;
    },
    roomOf: (event) => {
      const element: unknown = apply(related, event, []);
      const room: unknown = element instanceof Target ? apply(shadow, element, []) : undefined;
      return room instanceof Target ? room : undefined;
    },
    tell: (target, name, message) => {
      const init: { data?: object } = create(null);
      init.data = message;
      apply(dispatchEvent, target, [construct(Message, [name, init])]);
    },
    post: (port, message) => apply(postMessage, port, [message]),
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
