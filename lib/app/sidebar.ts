import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Drafts } from './drafts';
import type { HostLink, HostState } from './host-link';
import type { Toast, Toasts } from './toasts';
import type { UiState, UiStore } from './ui-state';

/** What the screens of a sidebar share, beside the client of the hub. */
export interface Sidebar {
  readonly view: 'contact' | 'work';
  /** Inside WhatsApp Web; otherwise a side panel or a tab of its own. */
  readonly framed: boolean;
  readonly version: string;
  readonly host: HostLink;
  readonly drafts: Drafts;
  readonly toasts: Toasts;
  readonly ui: UiStore;
}

export const SidebarContext = createContext<Sidebar | null>(null);

/** The services of this sidebar. */
export function useSidebar(): Sidebar {
  const sidebar = use(SidebarContext);
  if (sidebar === null) throw new Error('A screen was shown outside SidebarContext');
  return sidebar;
}

/**
 * One part of what WhatsApp Web is like now; the screen is drawn again only when that part changes. The whole of it
 * changes with every chat that is opened, and drawing everything for that takes longer than a person should wait.
 */
export function useHost<T>(select: (state: HostState) => T): T {
  return useStore(useSidebar().host.state, select);
}

/** What may be asked of WhatsApp Web. */
export function useHostCall(): HostLink['call'] {
  return useSidebar().host.call;
}

/** One part of the page's own state; the screen is drawn again only when that part changes. */
export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useSidebar().ui, select);
}

/** The messages that are shown now. */
export function useToasts(): readonly Toast[] {
  return useStore(useSidebar().toasts.state, (state) => state.toasts);
}
