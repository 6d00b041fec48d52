import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { HostLine } from '@/lib/messaging/wire/host-desk';
import type { PageWords } from '@/lib/messaging/wire/page-words';
import { canShow, hasRoom, layoutFrames, type FrameView } from './frame-layout';
import type { FrameSkin } from './frame-style';
import { mountFrame, type MountedFrame } from './mount-frame';
import { takeRoom, type PageRoom } from './page-room';
import { createRail, type Rail } from './rail';
import { createRepairBudget } from './repair-budget';

/** The page as our frames must fit into it. */
export interface FrameSurroundings extends FrameSkin {
  readonly drawerOpen: boolean;
}

/** What mounting needs. */
export interface FramesOptions {
  readonly document: Document;
  readonly sidebarUrl: string;
  readonly words: PageWords;
  /** What is narrowed to make room, as CSS: a child of `body`. */
  readonly root: string;
  readonly ticket: () => Promise<string | undefined>;
  readonly surroundings: FrameSurroundings;
  readonly onLine: (line: HostLine) => void;
  readonly onLineEnd: (line: HostLine) => void;
  /** What `shown` answers may have changed. */
  readonly onChange: () => void;
  /** The keyboard was in a frame that is now out of sight. */
  readonly onFocusLost: () => void;
  readonly signal: AbortSignal;
}

/** Our two frames and the rail in WhatsApp's page. */
export interface Frames {
  show(view: FrameView, as: 'panel' | 'rail'): Result<null, 'no-room'>;
  shown(view: FrameView): 'panel' | 'rail' | 'hidden';
  /** Follows the page's theme, language, direction and room. */
  follow(surroundings: FrameSurroundings): void;
  /** Loads both frames anew: after an update they reach the new version. */
  remount(): void;
}

const repairs = { most: 12, withinMs: 60_000 } as const;

interface Stage {
  readonly options: FramesOptions;
  readonly frames: Readonly<Record<FrameView, MountedFrame>>;
  readonly rail: Rail;
  readonly room: PageRoom;
  readonly wanted: Record<FrameView, 'panel' | 'rail'>;
  readonly givenUp: Set<FrameView | 'rail'>;
  surroundings: FrameSurroundings;
  insisted: boolean;
  spelled: string;
}

/** Mounts the frames until the signal ends. */
export function mountFrames(options: FramesOptions): Frames {
  const { document, signal } = options;
  const stage = setStage(options);
  arrange(stage);
  document.defaultView?.addEventListener('resize', () => arrange(stage), { signal, passive: true });
  return {
    show: (view, as) => show(stage, view, as),
    shown: (view) => shownAs(stage, view),
    follow(surroundings) {
      stage.surroundings = surroundings;
      arrange(stage);
    },
    remount() {
      stage.frames.contact.reload();
      stage.frames.work.reload();
    },
  };
}

function setStage(options: FramesOptions): Stage {
  const { document, signal } = options;
  const budget = createRepairBudget(repairs, () => Date.now());
  const givenUp = new Set<FrameView | 'rail'>();
  const giveUp = (part: FrameView | 'rail') => (): void => {
    givenUp.add(part);
    arrange(stage);
  };
  const frame = (view: FrameView): MountedFrame =>
    mountFrame({ ...options, view, budget, onGivenUp: giveUp(view) });
  const stage: Stage = {
    options,
    room: takeRoom(document, options.root, signal),
    frames: { contact: frame('contact'), work: frame('work') },
    rail: createRail({
      ...options,
      budget,
      onGivenUp: giveUp('rail'),
      onPress(view) {
        if (show(stage, view, 'panel').ok) stage.frames[view].focus();
      },
      onEscape() {
        show(stage, 'work', 'rail');
        options.onFocusLost();
      },
    }),
    wanted: { contact: 'panel', work: 'rail' },
    givenUp,
    surroundings: options.surroundings,
    insisted: false,
    spelled: '',
  };
  return stage;
}

function layoutOf(stage: Stage): ReturnType<typeof layoutFrames> {
  const { document } = stage.options;
  const layout = layoutFrames({
    ...stage.surroundings,
    viewport: document.documentElement.clientWidth,
    rooted: document.querySelector(stage.options.root) !== null,
    contact: stage.givenUp.has('contact') ? 'rail' : stage.wanted.contact,
    work: stage.givenUp.has('work') ? 'rail' : stage.wanted.work,
    insisted: stage.insisted,
  });
  const rail = layout.rail && !stage.givenUp.has('rail');
  return { ...layout, rail, room: layout.contact || rail ? layout.room : 0 };
}

function arrange(stage: Stage): void {
  if (stage.options.signal.aborted) return;
  const { frames, rail, surroundings } = stage;
  const layout = layoutOf(stage);
  const parts = { ...frames, rail };
  const lost = (['contact', 'work', 'rail'] as const).some((part) => !layout[part] && parts[part].hasFocus());
  stage.room.set(layout.room);
  frames.contact.set(layout.contact, surroundings);
  frames.work.set(layout.work, surroundings);
  rail.set(layout.rail, surroundings);
  if (lost) stage.options.onFocusLost();
  const spelled = JSON.stringify(layout);
  if (spelled === stage.spelled) return;
  stage.spelled = spelled;
  stage.options.onChange();
}

function show(stage: Stage, view: FrameView, as: 'panel' | 'rail'): Result<null, 'no-room'> {
  const { document } = stage.options;
  const viewport = document.documentElement.clientWidth;
  if (as === 'panel' && (!canShow(viewport) || stage.givenUp.has(view))) return failed('no-room');
  stage.wanted[view] = as;
  if (view === 'contact') {
    const rooted = document.querySelector(stage.options.root) !== null;
    stage.insisted = as === 'panel' && !hasRoom({ ...stage.surroundings, viewport, rooted });
  }
  arrange(stage);
  return ok(null);
}

function shownAs(stage: Stage, view: FrameView): 'panel' | 'rail' | 'hidden' {
  if (stage.givenUp.has(view)) return 'hidden';
  const layout = layoutOf(stage);
  if (layout[view]) return 'panel';
  return layout.rail ? 'rail' : 'hidden';
}
