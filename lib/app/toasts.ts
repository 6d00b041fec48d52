import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '@/lib/platform/clock';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  /** The command that a press on Undo takes back. */
  readonly undo: string | null;
  /** One more thing that a press on the message does. */
  readonly offer: Offer | null;
}

/** What a message offers beside its text. */
export interface Offer {
  readonly label: string;
  readonly run: () => void;
}

/** A change of this page that can still be taken back with the keyboard. */
export interface Undoable {
  readonly command: string;
  readonly text: string;
}

interface ToastState {
  readonly toasts: readonly Toast[];
  readonly undoable: readonly Undoable[];
}

const life = { plain: 8_000, danger: 14_000 } as const;
const again = 2_000;
const most = 1;
const mostUndoable = 50;

/** Messages of one page and the changes that can be taken back. A message goes by itself, but not while it is looked at. */
export class Toasts {
  readonly state: StoreApi<ToastState> = createStore(() => ({ toasts: [], undoable: [] }));
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #lastId = 0;
  #held = false;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
  }

  say(text: string, tone: Toast['tone'] = 'plain'): void {
    this.#add({ text, tone, undo: null, offer: null });
  }

  /** Says something and offers a press. */
  offer(text: string, tone: Toast['tone'], offer: Offer): void {
    this.#add({ text, tone, undo: null, offer });
  }

  /** Tells of a change; `quiet` only remembers it for the keyboard. */
  changed(change: Undoable, quiet = false): void {
    this.state.setState(({ undoable }) => ({ undoable: [...undoable, change].slice(-mostUndoable) }));
    if (!quiet) this.#add({ text: change.text, tone: 'plain', undo: change.command, offer: null });
  }

  /** The newest change, taken off the list. */
  takeNewest(): Undoable | undefined {
    const newest = this.state.getState().undoable.at(-1);
    if (newest !== undefined) this.forget(newest.command);
    return newest;
  }

  /** That change was taken back or no longer can be. */
  forget(command: string): void {
    this.state.setState(({ toasts, undoable }) => ({
      toasts: toasts.filter((each) => each.undo !== command),
      undoable: undoable.filter((each) => each.command !== command),
    }));
  }

  dismiss(id: number): void {
    this.state.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) }));
  }

  /** The pointer or the focus is on the messages: none goes away meanwhile. */
  hold(held: boolean): void {
    this.#held = held;
  }

  clear(): void {
    this.state.setState({ toasts: [], undoable: [] });
  }

  #add(toast: Omit<Toast, 'id'>): void {
    this.#lastId += 1;
    const id = this.#lastId;
    this.state.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-most) }));
    this.#expire(id, life[toast.tone]);
  }

  #expire(id: number, ms: number): void {
    const end = () => (this.#held ? this.#expire(id, again) : this.dismiss(id));
    this.#clock.after(ms, end, this.#signal);
  }
}
