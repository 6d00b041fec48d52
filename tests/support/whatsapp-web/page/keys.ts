import { activate, showDrawer } from './world';

import type { Page } from './page';

/** Takes the keys that the real page takes: Escape and Ctrl+F before anyone else, letters for the composer. */
export function captureKeys(page: Page): void {
  window.addEventListener('keydown', (event) => takeEscape(page, event), { capture: true });
  document.addEventListener('keydown', (event) => takeFind(page, event), { capture: true });
  document.addEventListener('keydown', (event) => typeToComposer(page, event));
}

function takeEscape(page: Page, event: KeyboardEvent): void {
  const { world } = page;
  if (event.key !== 'Escape' || world.mode !== 'main' || world.active === undefined) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (world.drawer === 'none') {
    activate(world, undefined);
  } else {
    showDrawer(world, 'none');
  }
}

function takeFind(page: Page, event: KeyboardEvent): void {
  const asked = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey);
  if (asked && page.world.active !== undefined) {
    event.preventDefault();
    event.stopImmediatePropagation();
    showDrawer(page.world, 'search');
  }
}

/** A letter typed while nothing else has the focus goes on in the composer. */
function typeToComposer(page: Page, event: KeyboardEvent): void {
  const plain = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  const free = target === undefined || !target.matches('input, textarea, [contenteditable]');
  if (plain && free && page.composer !== undefined && !event.defaultPrevented) {
    page.composer.input.focus();
  }
}
