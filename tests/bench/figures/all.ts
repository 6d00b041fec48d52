import type { FigureFamily } from '../harness/figure';
import { hubFigures } from './hub';
import { loadFigures } from './load';
import { memoryFigures } from './memory';
import { storeFigures } from './store';
import { syncFigures } from './sync';

/** Every family of figures, in the order in which they run. */
export const families: readonly FigureFamily[] = [
  storeFigures,
  hubFigures,
  syncFigures,
  loadFigures,
  memoryFigures,
];
