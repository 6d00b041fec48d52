import { useEffect, useEffectEvent } from 'react';

/** `mod+z` is Ctrl+Z, or Cmd+Z on a Mac. Others are the character that the key types, in lower case. */
export type Shortcuts = Readonly<Record<string, () => void>>;

const fields = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const from = event.target;
  if (!(from instanceof Element)) return true;
  return (
    from.closest(fields) === null &&
    from.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') === null
  );
}

function nameOf(event: KeyboardEvent): string | undefined {
  if (event.altKey) return undefined;
  const mod = event.ctrlKey || event.metaKey;
  if (mod) return event.shiftKey ? undefined : `mod+${event.key.toLowerCase()}`;
  return event.key.toLowerCase();
}

/** Keys that work while no text box has the focus and nothing is open on top. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const name = isFree(event) ? nameOf(event) : undefined;
    const run = name === undefined ? undefined : shortcuts[name];
    if (run === undefined || (event.repeat && name !== 'mod+z')) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
