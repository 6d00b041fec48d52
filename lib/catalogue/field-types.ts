import { z } from './zod';

/** Milliseconds since 1970 UTC. */
export const instant = z.int().nonnegative();
/** A set field: element to the stamps that added it. */
export const elementSet = z.record(z.string().max(300), z.array(z.string().length(28)));
export const shortText = z.string().max(300);
export const longText = z.string().max(20_000);
