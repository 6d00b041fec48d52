const rules = 'iframe{all:unset;display:block;width:100%;height:100%;border:0}';

/** Puts a frame into one of our elements, as large as that: keys that are pressed in it are never the page's. */
export function fillWithFrame(document: Document, root: ShadowRoot): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  root.adoptedStyleSheets = [sheet];
  root.append(frame);
  return frame;
}
