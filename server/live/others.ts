import type { Signal } from './live-hub';

/** How this process and the others hear of each other. */
export interface Others {
  tell(signal: Signal): void;
  close(): Promise<void>;
}

/** For a server that is alone with its embedded database. */
export function noOthers(): Others {
  return { tell: () => undefined, close: async () => undefined };
}
