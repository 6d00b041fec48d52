import { commandArgs, type CommandName } from '@/lib/messaging/contract/commands';
import { jobs, type JobName } from '@/lib/messaging/contract/jobs';
import type { QueryName } from '@/lib/messaging/contract/queries';
import type { WorkerVerb } from '@/lib/messaging/wire/worker';
import type { View } from './root';

/** What the browser says about who is speaking; nothing of it can be set by the speaker. */
export interface Sender {
  readonly id?: string | undefined;
  /** The whole address of the frame. */
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
}

/** Who we are ourselves. */
export interface Own {
  readonly id: string;
  /** `chrome-extension://...`, without a slash at the end. */
  readonly origin: string;
}

/**
 * The only places that may speak. A `sidebar-frame` stands in WhatsApp's page and needs a ticket; a
 * `sidebar-page` is the same page in a tab of its own or in the side panel.
 */
export type Place = 'sidebar-frame' | 'sidebar-page' | 'options' | 'welcome' | 'popup' | 'content';

const whatsApp = 'https://web.whatsapp.com';
const paths: { readonly [path: string]: 'sidebar' | 'options' | 'welcome' | 'popup' } = {
  '/sidebar.html': 'sidebar',
  '/options.html': 'options',
  '/welcome.html': 'welcome',
  '/popup.html': 'popup',
};

/** Which of our places a sender is, by exact path, frame and tab; anything else is nobody. */
export function placeOf(sender: Sender, own: Own): Place | undefined {
  if (sender.id !== own.id || sender.url === undefined || !URL.canParse(sender.url)) return undefined;
  const url = new URL(sender.url);
  if (sender.origin !== undefined && sender.origin !== originOf(url)) return undefined;
  if (url.origin === whatsApp) {
    const isPage = sender.frameId === 0 && originOf(tabUrl(sender)) === whatsApp;
    return isPage && sender.tab?.id !== undefined ? 'content' : undefined;
  }
  const page =
    originOf(url) === own.origin && Object.hasOwn(paths, url.pathname) ? paths[url.pathname] : undefined;
  if (page === undefined) return undefined;
  if (page === 'sidebar' && isFrameInWhatsApp(sender)) return 'sidebar-frame';
  if (!isTopLevel(sender, own)) return undefined;
  return page === 'sidebar' ? 'sidebar-page' : page;
}

/** A page of ours that is not inside another: no tab (popup, side panel), or the main frame of a tab that shows it. */
function isTopLevel({ tab, frameId, url }: Sender, own: Own): boolean {
  if (tab === undefined) return frameId === undefined || frameId === 0;
  if (frameId !== 0) return false;
  const shown = tabUrl({ tab });
  return shown === undefined || (originOf(shown) === own.origin && shown.pathname === pathOf(url));
}

function isFrameInWhatsApp(sender: Sender): boolean {
  const { tab, frameId } = sender;
  return (
    tab?.id !== undefined && frameId !== undefined && frameId > 0 && originOf(tabUrl(sender)) === whatsApp
  );
}

function tabUrl({ tab }: Sender): URL | undefined {
  return tab?.url !== undefined && URL.canParse(tab.url) ? new URL(tab.url) : undefined;
}

function pathOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined;
}

/** `URL.origin` is `null` for our own scheme outside Chrome, so it is put together by hand. */
function originOf(url: URL | undefined): string | undefined {
  return url === undefined ? undefined : `${url.protocol}//${url.host}`;
}

const everyCommand: readonly CommandName[] = commandNames();
const sidebarQueries: readonly QueryName[] = [
  'status',
  'contact.open',
  'chats.known',
  'contact.get',
  'contact.list',
  'contact.same',
  'contact.timeline',
  'note.list',
  'follow-up.list',
  'label.list',
  'draft.get',
  'work.today',
  'work.due',
  'search',
  'setting.get',
  'account.status',
  'account.trouble',
  'account.rows',
  'team.status',
  'presence.here',
  'team.given',
  'team.mentions',
];
const sidebar = {
  views: ['contact', 'work'],
  queries: sidebarQueries,
  commands: everyCommand,
  page: 'sidebar',
  verbs: [],
} as const;

interface Rights {
  /** What a client there may show. */
  readonly views: readonly View[];
  readonly queries: readonly QueryName[];
  readonly commands: readonly CommandName[];
  /** The name under which the contract lists who may ask for a job. */
  readonly page: (typeof jobs)[JobName]['from'][number] | 'nowhere';
  readonly verbs: readonly WorkerVerb[];
}

/** The whole policy: who may ask what. Jobs are listed in the contract; destructive ones name the options page alone. */
export const rights: { readonly [P in Place]: Rights } = {
  'sidebar-frame': sidebar,
  'sidebar-page': sidebar,
  options: {
    views: ['options'],
    queries: [
      ...sidebarQueries,
      'held.tables',
      'held.rows',
      'quarantine.list',
      'erase.preview',
      'team.holding',
    ],
    commands: everyCommand,
    page: 'options',
    verbs: [],
  },
  welcome: {
    views: ['welcome'],
    queries: ['status', 'setting.get'],
    commands: ['sample.add', 'setting.set'],
    page: 'welcome',
    verbs: [],
  },
  popup: {
    views: ['popup'],
    queries: ['status', 'work.today', 'setting.get'],
    commands: ['setting.set'],
    page: 'popup',
    verbs: [],
  },
  content: {
    views: [],
    queries: [],
    commands: [],
    page: 'nowhere',
    verbs: ['gate', 'ticket', 'observe', 'marks', 'selectors'],
  },
};

/** Says whether a place may ask for a job. */
export function mayRunJob(place: Place, job: JobName): boolean {
  const from: readonly string[] = jobs[job].from;
  return from.includes(rights[place].page);
}

/** Says whether a place may use a name of its list. */
export function mayUse(list: readonly string[], name: string): boolean {
  return list.includes(name);
}

function commandNames(): readonly CommandName[] {
  const isName = (name: string): name is CommandName => Object.hasOwn(commandArgs, name);
  return Object.keys(commandArgs).filter(isName);
}
