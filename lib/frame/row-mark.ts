import type { ChatMark } from '@/lib/messaging/wire/marks';
import { important, type FrameSkin } from './frame-style';

/** How a mark on a line of the chat list looks: its outer style, and what is drawn inside a closed root. */
export interface DrawnMark {
  /** The same text is the same drawing. */
  readonly look: string;
  readonly style: string;
  readonly paint: (root: ShadowRoot) => void;
}

const place = {
  all: 'initial',
  position: 'absolute',
  'inset-block-end': '2px',
  'inset-inline-start': '16px',
  'pointer-events': 'none',
  'z-index': '1',
};

/** The clock's hands are two gradients: no picture that the page's policy could forbid. */
const rules = `
span{display:flex;align-items:center;gap:2px;height:11px;pointer-events:auto;cursor:pointer;
font:700 10px/11px system-ui;color:light-dark(#3b4a54,#c5ced3)}
i,b{border-radius:50%}
i{width:8px;height:8px}
b{width:10px;height:10px;box-sizing:border-box;border:1.3px solid;color:light-dark(#1f5fae,#92c2ff);
background:linear-gradient(currentColor 0 0) 50% 25%/1.3px 50% no-repeat,linear-gradient(currentColor 0 0) 80% 50%/50% 1.3px no-repeat}
.late{color:#fff;border-color:#b3261e;background-color:#b3261e}`;

/** The drawing of a mark: a dot per label, a small clock where a follow-up is due, all of it said in a tooltip. */
export function drawMark(mark: ChatMark, { theme }: FrameSkin): DrawnMark {
  const paint = (root: ShadowRoot): void => {
    const document = root.ownerDocument;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [sheet];
    const box = document.createElement('span');
    box.setAttribute('role', 'img');
    box.ariaLabel = box.title = mark.said;
    for (const colour of mark.dots) {
      const dot = document.createElement('i');
      dot.style.background = colour;
      box.append(dot);
    }
    if (mark.more) box.append('+');
    if (mark.due !== 'none') {
      const clock = document.createElement('b');
      clock.className = mark.due;
      box.append(clock);
    }
    root.replaceChildren(box);
  };
  return {
    look: theme + JSON.stringify(mark),
    style: important({ ...place, 'color-scheme': theme }),
    paint,
  };
}
