import { migration1 } from './1';
import type { Migration } from './migration';

/** Every step, in order. */
export const migrations: readonly Migration[] = [migration1];

/** The shape this code writes. */
export const epoch = migrations.length;
