import type { FigureFamily } from '../harness/figure';
import { storeFigures } from './store';

/** Every family of figures, in the order in which they run. */
export const families: readonly FigureFamily[] = [storeFigures];
