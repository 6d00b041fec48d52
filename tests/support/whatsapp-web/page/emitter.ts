/** Listeners by event name; each leaves through its signal. */
export interface Emitter<Events> {
  on<Name extends keyof Events>(
    name: Name,
    listener: (value: Events[Name]) => void,
    signal: AbortSignal,
  ): void;
  emit<Name extends keyof Events>(name: Name, value: Events[Name]): void;
}

/** Makes an emitter for one map of events. */
export function createEmitter<Events>(): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(value: never) => void>>();
  return {
    on(name, listener, signal) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      signal.addEventListener('abort', () => set.delete(listener));
    },
    emit(name, value) {
      for (const listener of [...(listeners.get(name) ?? [])]) {
        listener(value as never);
      }
    },
  };
}
