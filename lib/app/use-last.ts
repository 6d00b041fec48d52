import { useState } from 'react';

/** The last value that was there, for places where the old answer is better than none while the new one is awaited. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, keep] = useState(value);
  if (value !== undefined && value !== last) keep(value);
  return value ?? last;
}
