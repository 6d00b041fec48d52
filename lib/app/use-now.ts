import { useSyncExternalStore } from 'react';

const minute = 60_000;

function subscribe(listen: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    timer = setTimeout(
      () => {
        listen();
        next();
      },
      minute - (Date.now() % minute),
    );
  };
  next();
  document.addEventListener('visibilitychange', listen);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', listen);
  };
}

/** The start of the minute it is now; the screen is drawn again when it passes. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / minute) * minute);
}
