type Handler = (...values: unknown[]) => void;

/** The event methods that every model and collection of the page has. */
export interface ModelEvents {
  on(names: string, handler: Handler, context?: unknown): void;
  off(names?: string, handler?: Handler): void;
  trigger(name: string, ...values: unknown[]): void;
}

/** Makes event methods of the shape that the page's models use. */
export function createModelEvents(): ModelEvents {
  const handlers = new Map<string, Set<Handler>>();
  return {
    on(names, handler) {
      for (const name of names.split(' ')) {
        handlers.set(name, (handlers.get(name) ?? new Set()).add(handler));
      }
    },
    off(names, handler) {
      for (const name of names?.split(' ') ?? [...handlers.keys()]) {
        if (handler === undefined) {
          handlers.delete(name);
        } else {
          handlers.get(name)?.delete(handler);
        }
      }
    },
    trigger(name, ...values) {
      for (const handler of [...(handlers.get(name) ?? [])]) {
        handler(...values);
      }
    },
  };
}
