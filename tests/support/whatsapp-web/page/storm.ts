import type { Page } from './page';

/** Changes the page `perSecond` times a second for `ms`; answers how many changes were made. */
export function storm(page: Page, ms: number, perSecond: number): Promise<number> {
  const end = performance.now() + ms;
  const started = performance.now();
  let made = 0;
  return new Promise((resolve) => {
    const step = (): void => {
      const due = ((Math.min(performance.now(), end) - started) / 1_000) * perSecond;
      for (; made < due; made += 1) {
        change(page, made);
      }
      if (performance.now() < end) {
        setTimeout(step, 4);
      } else {
        document.querySelectorAll('[data-storm]').forEach((node) => node.remove());
        resolve(made);
      }
    };
    step();
  });
}

function change(page: Page, number: number): void {
  const old = page.root.querySelector('[data-storm]');
  const target = page.root.firstElementChild ?? page.root;
  if (old !== null && number % 4 === 0) {
    old.remove();
    return;
  }
  if (old instanceof HTMLElement) {
    old.dataset['storm'] = String(number);
    old.textContent = String(number);
    return;
  }
  const fresh = document.createElement('span');
  fresh.hidden = true;
  fresh.dataset['storm'] = String(number);
  target.append(fresh);
}
