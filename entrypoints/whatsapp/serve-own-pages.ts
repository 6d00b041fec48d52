import type { HostDesk, HostLine } from '@/lib/messaging/wire/host-desk';
import type { PageRuntime } from '@/lib/platform/browser-page';

/** The sidebar, and the options page, which shows how this script is doing. */
const paths: readonly string[] = ['/sidebar.html', '/options.html'];

/** Serves the sidebar where it runs in the side panel or a tab: the same verbs and views over a runtime port. */
export function serveOwnPages(parts: {
  readonly runtime: PageRuntime;
  readonly desk: HostDesk;
  readonly signal: AbortSignal;
}): void {
  parts.runtime.onConnect((port) => {
    if (port.name !== 'host' || !paths.includes(port.path)) {
      port.close();
      return;
    }
    const line: HostLine = { ...port, view: 'other' };
    port.onClose(() => parts.desk.drop(line));
    parts.desk.serve(line);
  }, parts.signal);
}
