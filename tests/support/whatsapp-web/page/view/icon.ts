import type { Page } from '../page';

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  'ic-chat': 'M4 5h16v11H9l-5 4z',
  'ic-status': 'M12 3a9 9 0 1 0 9 9M12 8a4 4 0 1 0 4 4',
  'ic-settings': 'M4 7h9M17 7h3M15 4.8v4.4M4 17h3M11 17h9M9 14.8v4.4',
  'ic-search': 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L21 21',
  'ic-more-vert': 'M12 5v.01M12 12v.01M12 19v.01',
  'ic-archive': 'M4 5h16v4H4zM6 9v10h12V9M10 13h4',
  'ic-close': 'M5 5l14 14M19 5L5 19',
  'plus-rounded': 'M12 4v16M4 12h16',
  'ic-mic': 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  'wds-ic-send-filled': 'M4 4l17 8-17 8 3-8zM7 12h8',
  'wds-ic-read': 'M2 13l4 4 8-9M10 16l1 1 9-9',
  'wds-ic-delivered': 'M2 13l4 4 8-9M10 16l1 1 9-9',
  'wds-ic-sent': 'M5 13l4 4 9-10',
  'tail-in': 'M8 0v10L0 0z',
  'tail-out': 'M0 0v10L8 0z',
} as const;

/** The names of the drawings of the page. */
export type IconName = keyof typeof PATHS;

/** Draws an icon: a span with the icon's name around a titled SVG, as the page does. */
export function icon(page: Page, name: IconName, testid?: string): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const title = document.createElementNS(SVG, 'title');
  title.textContent = name;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(title, path);
  const future = page.skin.trace('icon') === undefined;
  const holder = page.build('span', {
    style: name.startsWith('tail') ? 'tail' : 'icon',
    attrs: { 'aria-hidden': 'true', 'data-icon': future ? undefined : name },
    ...(testid === undefined ? {} : { testid }),
  });
  holder.append(svg);
  return holder;
}
