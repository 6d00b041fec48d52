import { useEffect } from 'react';
import { useQuery } from './use-query';

export const densityKey = 'density';
export type Density = 'dense' | 'roomy';

/** How much room there is between lines, as the person chose it; the root element carries it for the tokens. */
export function useDensity(): Density {
  const { value } = useQuery('setting.get', { key: densityKey });
  const density = value?.value === 'roomy' ? 'roomy' : 'dense';
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return density;
}
