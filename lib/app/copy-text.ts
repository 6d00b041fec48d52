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

async function copyByApi(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Puts a text on the clipboard at a press. In a frame the page around it decides about the newer way, and Chrome
 * reports each refusal as an error of ours, so there the older way comes first.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window !== window.parent && copyBySelection(text)) return true;
  return (await copyByApi(text)) || copyBySelection(text);
}
