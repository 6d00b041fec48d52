/** Which of our two frames. */
export type FrameView = 'contact' | 'work';

/** Widths in CSS pixels. */
export const frameWidths = { contact: 360, work: 380, rail: 44 } as const;

/** WhatsApp needs this much beside our frame: alone, and with its own right-hand panel open. */
const leastRoom = { alone: 640, withDrawer: 1_100 } as const;
const leastViewport = 480;

/** What the person asked for, and what the page leaves. */
export interface LayoutInput {
  readonly viewport: number;
  readonly drawerOpen: boolean;
  /** WhatsApp's root was found, so that it can make room. */
  readonly rooted: boolean;
  readonly contact: 'panel' | 'rail';
  /** The person opened the contact frame although there is no room beside WhatsApp. */
  readonly insisted: boolean;
  readonly work: 'panel' | 'rail';
}

/** Where our parts go. */
export interface FrameLayout {
  readonly contact: boolean;
  readonly work: boolean;
  readonly rail: boolean;
  /** How much WhatsApp's root is narrowed, in CSS pixels. */
  readonly room: number;
}

/** True when the contact frame and WhatsApp fit beside each other. */
export function hasRoom(input: Pick<LayoutInput, 'viewport' | 'drawerOpen' | 'rooted'>): boolean {
  const left = input.viewport - frameWidths.contact;
  return input.rooted && left >= (input.drawerOpen ? leastRoom.withDrawer : leastRoom.alone);
}

/** True when a frame can be shown at all, if need be over WhatsApp. */
export function canShow(viewport: number): boolean {
  return viewport >= leastViewport;
}

/** Beside WhatsApp where there is room, over it where the person insists, else a rail. */
export function layoutFrames(input: LayoutInput): FrameLayout {
  const beside = hasRoom(input);
  const contact = input.contact === 'panel' && canShow(input.viewport) && (beside || input.insisted);
  const room = contact && beside ? frameWidths.contact : frameWidths.rail;
  return {
    contact,
    work: input.work === 'panel' && canShow(input.viewport),
    rail: !contact,
    room: input.rooted ? room : 0,
  };
}
