import { onEnd } from '@/lib/platform/on-end';
import type { RepairBudget } from './repair-budget';

/** An element of ours in WhatsApp's page that stays as we made it, or is given up. */
export interface GuardedHost {
  readonly root: ShadowRoot;
  /** Puts the element in place with exactly this style; `inert` keeps the keyboard out of it. */
  set(style: string, inert: boolean): void;
  /** True when the keyboard is inside. */
  hasFocus(): boolean;
}

/** What guarding needs. */
export interface GuardOptions {
  readonly document: Document;
  readonly budget: RepairBudget;
  readonly signal: AbortSignal;
  /** Runs before an element that the page removed is put back. */
  readonly onReturn?: () => void;
  /** The budget is spent: the element is gone for good. */
  readonly onGivenUp: () => void;
}

/** Makes an element with a closed shadow root on `body`, which the page can neither look into nor keep away. */
export function createGuardedHost(options: GuardOptions): GuardedHost {
  const { document, signal } = options;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  let style = '';
  let inert = false;
  let gone = false;
  const end = (): void => {
    gone = true;
    placed.disconnect();
    dressed.disconnect();
    host.remove();
  };
  const repair = (work: () => void): void => {
    if (gone) return;
    if (options.budget.spend()) {
      work();
      return;
    }
    end();
    options.onGivenUp();
  };
  const dress = (): void => {
    dressed.disconnect();
    for (const name of host.getAttributeNames()) if (name !== 'style') host.removeAttribute(name);
    host.style.cssText = style;
    host.inert = inert;
    dressed.observe(host, { attributes: true });
  };
  const dressed = new MutationObserver(() => repair(dress));
  const placed = new MutationObserver(() => {
    if (host.parentNode === document.body) return;
    repair(() => {
      options.onReturn?.();
      document.body.append(host);
    });
  });
  onEnd(signal, end);
  return {
    root,
    set(next, quiet) {
      if (gone) return;
      if (next !== style || quiet !== inert) {
        style = next;
        inert = quiet;
        dress();
      }
      if (host.parentNode === null) document.body.append(host);
      placed.observe(document.body, { childList: true });
    },
    hasFocus: () => document.activeElement === host,
  };
}
