function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

/** Puts a text on the clipboard at a press; inside WhatsApp Web the page's policy may leave only the older way. */
export async function copyText(text: string): Promise<boolean> {
  // In a frame Chrome refuses the newer way, and writes an error into the console of the page around it.
  if (window.parent !== window) return copyBySelection(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}
