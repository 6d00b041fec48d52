import { z } from '@/lib/catalogue/zod';

/** The name of the switch; anything but `false` is on. */
export const presenceSetting = 'presence';

/** What one does in a chat. `answered`: a message typed here has just gone out. */
export const presenceStates = ['viewing', 'drafting', 'answered'] as const;
export type PresenceState = (typeof presenceStates)[number];

/** Somebody else of the team who is in the same chat now. */
export const hereView = z.object({ seat: z.string(), name: z.string(), state: z.enum(presenceStates) });
export type HereView = z.output<typeof hereView>;
