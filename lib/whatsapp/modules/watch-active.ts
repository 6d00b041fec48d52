import { chatCollection } from './capabilities';
import type { Loader } from './loader';
import { invoke } from './reach';

/** Hears of another open chat from WhatsApp's own events; answers how to stop, or nothing if that is not possible. */
export function watchActive(loader: Loader, run: () => void): (() => void) | undefined {
  const collection = chatCollection(loader);
  const heard = (): void => {
    try {
      run();
    } catch {
      // The page calls this function: whatever goes wrong in it must not reach the page.
    }
  };
  const event = 'change:active';
  if (!invoke(collection, 'on', [event, heard]).ok) return undefined;
  return () => void invoke(collection, 'off', [event, heard]);
}
