import { activate, listOrder, words } from '../world';
import { chatRow } from './chat-row';
import { icon } from './icon';
import { recycle, remember } from './recycle';

import type { Chat } from '../data/chat';
import type { OwnChildren } from './recycle';
import type { Page } from '../page';

const ROW_HEIGHT = 72;
const WINDOW = 70;

/** What stands in one line of the list. */
type Line = { readonly kind: 'header' } | { readonly kind: 'chat'; readonly chat: Chat };

/** Draws the virtual chat list: about seventy rows exist, wherever the person has scrolled. */
export function chatList(page: Page, signal: AbortSignal): HTMLElement {
  const { build, world } = page;
  const grid = build('div', { role: 'grid', style: 'grid', attrs: { 'aria-label': words(world).chats } });
  const pane = build(
    'div',
    { id: 'pane-side', style: 'pane', trace: 'wa.web.chatlist', tab: 4, attrs: { tabindex: '-1' } },
    build('div', { testid: 'chat-list', style: 'list' }, grid),
  );
  const draws = page.world.options.variants.has('recycled-rows') ? recycling() : redrawing;
  let pending = false;
  const draw = (): void => {
    pending = false;
    draws(grid, rowsOf(page, pane, grid));
  };
  const schedule = (): void => {
    if (!pending && !signal.aborted) {
      pending = true;
      requestAnimationFrame(draw);
    }
  };
  pane.addEventListener('scroll', schedule, { signal });
  window.addEventListener('resize', schedule, { signal });
  world.events.on('list', schedule, signal);
  schedule();
  return pane;
}

/** Puts the lines into the list. */
type Draw = (grid: HTMLElement, rows: readonly HTMLElement[]) => void;

const redrawing: Draw = (grid, rows) => grid.replaceChildren(...rows);

/** Uses the lines that are there again, for whichever chat comes to stand in them. */
function recycling(): Draw {
  const own: OwnChildren = new WeakMap();
  const lines: HTMLElement[] = [];
  return (grid, rows) => {
    for (const [index, row] of rows.entries()) {
      const line = lines[index];
      if (line !== undefined) {
        recycle(own, line, row);
        continue;
      }
      remember(own, row);
      lines.push(row);
      grid.append(row);
    }
    for (const gone of lines.splice(rows.length)) gone.remove();
  };
}

function rowsOf(page: Page, pane: HTMLElement, grid: HTMLElement): readonly HTMLElement[] {
  const lines = linesOf(page);
  grid.style.height = `${lines.length * ROW_HEIGHT}px`;
  grid.setAttribute('aria-rowcount', String(lines.length));
  const visible = Math.ceil((pane.clientHeight || 800) / ROW_HEIGHT);
  const before = Math.max(0, Math.floor((WINDOW - visible) / 2));
  const wanted = Math.floor(pane.scrollTop / ROW_HEIGHT) - before;
  const first = Math.max(0, Math.min(wanted, lines.length - WINDOW));
  const shift = page.world.active === undefined ? 0 : 3;
  const rows = lines.slice(first, first + WINDOW).map((line, offset) => {
    const position = first + offset;
    return drawLine(page, line, { position, slot: (position + shift) % WINDOW });
  });
  // The order in the document is the render slot, not the place on the screen.
  return rows.length > 1 ? [...rows.slice(rows.length >> 1), ...rows.slice(0, rows.length >> 1)] : rows;
}

function linesOf(page: Page): Line[] {
  const chats = listOrder(page.world).map((chat): Line => ({ kind: 'chat', chat }));
  return chats.length < 20 ? chats : [{ kind: 'header' }, ...chats];
}

function drawLine(page: Page, line: Line, at: { position: number; slot: number }): HTMLElement {
  const top = at.position * ROW_HEIGHT;
  if (line.kind === 'chat') {
    return chatRow(page, line.chat, { slot: at.slot, top, open: (cell) => openIn(page, cell) });
  }
  const row = page.build(
    'div',
    { role: 'row', style: 'row' },
    page.build(
      'button',
      { testid: 'chatlist-panel-archived-button', style: 'archived' },
      icon(page, 'ic-archive'),
      page.build('span', { text: words(page.world).archived }),
    ),
  );
  row.style.transform = `translateY(${top}px)`;
  return row;
}

/** A line may show another chat by now than the one it was made for: the one at its height is meant. */
function openIn(page: Page, cell: Element): void {
  const row = cell.closest('[style]');
  const top = row instanceof HTMLElement ? /translateY\((\d+)px\)/.exec(row.style.transform)?.[1] : undefined;
  const line = linesOf(page)[Number(top) / ROW_HEIGHT];
  if (line?.kind === 'chat') activate(page.world, line.chat);
}
