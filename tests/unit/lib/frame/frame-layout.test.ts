import { describe, expect, it } from 'vitest';
import { layoutFrames, type LayoutInput } from '@/lib/frame/frame-layout';

const wide: LayoutInput = {
  viewport: 1_440,
  drawerOpen: false,
  rooted: true,
  contact: 'panel',
  insisted: false,
  work: 'rail',
};

describe('layoutFrames', () => {
  it('stands beside WhatsApp where there is room', () => {
    expect(layoutFrames(wide)).toEqual({ contact: true, work: false, rail: false, room: 360 });
  });

  it.each([
    ['the window is narrow', { viewport: 999 }],
    ["WhatsApp's own panel is open", { drawerOpen: true, viewport: 1_459 }],
    ['the person folded it', { contact: 'rail' as const }],
    ["WhatsApp's root was not found", { rooted: false }],
  ])('folds into the rail when %s', (_, change) => {
    const layout = layoutFrames({ ...wide, ...change });
    expect(layout).toMatchObject({ contact: false, rail: true });
    expect(layout.room).toBe('rooted' in change ? 0 : 44);
  });

  it("keeps its place beside WhatsApp's own panel in a wide window", () => {
    expect(layoutFrames({ ...wide, drawerOpen: true, viewport: 1_460 }).contact).toBe(true);
  });

  it('lies over WhatsApp when the person insists, and not in a window that it would fill', () => {
    const tight = { ...wide, viewport: 800, insisted: true };
    expect(layoutFrames(tight)).toEqual({ contact: true, work: false, rail: false, room: 44 });
    expect(layoutFrames({ ...tight, viewport: 479 }).contact).toBe(false);
  });

  it('opens work over the list without taking room', () => {
    expect(layoutFrames({ ...wide, work: 'panel' })).toMatchObject({ work: true, room: 360 });
    expect(layoutFrames({ ...wide, work: 'panel', viewport: 479 }).work).toBe(false);
  });
});
