import { records } from '@/lib/catalogue/records';
import { useGate } from './use-gate';
import type { HeldTable } from './views';

const theChoice: HeldTable = { table: records.choice.name, count: 1, bytes: 0 };

/** What is kept while there is no store: the choice of somebody who made one, and nothing else. */
export function useHeldUnopened(): readonly HeldTable[] {
  const gate = useGate();
  return gate.state === 'known' && gate.gate !== 'undecided' ? [theChoice] : [];
}
