import { useState } from 'react';

/** The same object as long as its JSON stays the same. */
export function useStable<T>(value: T): T {
  const key = JSON.stringify(value);
  const [held, hold] = useState({ key, value });
  if (held.key === key) return held.value;
  hold({ key, value });
  return value;
}
