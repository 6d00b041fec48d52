import { useSidebar } from '@/lib/app/sidebar';
import { useShortcuts } from '@/lib/app/use-shortcuts';
import { useUndo } from '@/lib/app/use-undo';

/** The keys that work on every screen. */
export function ShellKeys() {
  const { ui } = useSidebar();
  const undo = useUndo();
  useShortcuts({
    'mod+z': () => void undo(),
    '?': () => ui.setState({ help: true }),
  });
  return null;
}
