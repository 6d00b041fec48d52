import { onEnd } from '@/lib/platform/on-end';
const className = 'onechat-room';
const rule = (root: string, width: number): string => `html.${className}{--onechat-room:${width}px}
html.${className}>${root}{box-sizing:border-box!important;inline-size:calc(100% - var(--onechat-room))!important;
min-inline-size:0!important;margin-inline-end:var(--onechat-room)!important}
@media print{html.${className}{--onechat-room:0px}}`;

/** Makes room beside WhatsApp: one class on `html`, one custom property, in a sheet that is not in the document. */
export interface PageRoom {
  set(width: number): void;
}

/** True when another copy of this product is already at work in the page. */
export function isRoomTaken(document: Document): boolean {
  return document.documentElement.classList.contains(className);
}

/** Takes the room until the signal ends; then the page is exactly as it was. */
export function takeRoom(document: Document, root: string, signal: AbortSignal): PageRoom {
  const html = document.documentElement;
  const hadClass = html.hasAttribute('class');
  const sheet = new CSSStyleSheet();
  onEnd(signal, () => {
    html.classList.remove(className);
    if (!hadClass && html.classList.length === 0) html.removeAttribute('class');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });
  let width = -1;
  return {
    set(next) {
      if (signal.aborted) return;
      if (next !== width) sheet.replaceSync(rule(root, next));
      width = next;
      if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
      if (!html.classList.contains(className)) html.classList.add(className);
    },
  };
}
