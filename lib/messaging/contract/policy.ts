import { z } from '@/lib/catalogue/zod';

/** A privacy policy that comes after the one this build ships, as a screen shows it. */
export const policyNews = z.object({
  version: z.string(),
  effective: z.string(),
  /** It changes what was agreed to, so it asks. */
  material: z.boolean(),
  changes: z.array(z.string()),
  answer: z.enum(['none', 'agreed', 'declined']),
  /** It is in force and not agreed to: what the program does by itself rests. */
  pauses: z.boolean(),
});
export type PolicyNews = z.output<typeof policyNews>;
