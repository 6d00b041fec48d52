/** One way to find something; it counts only when as many elements as `count` allows are found and visible. */
export interface Candidate {
  readonly name: string;
  readonly css: string;
}

/** Something that a person sees in WhatsApp Web, with the ways to find it, best first. */
export interface Target {
  /** What a person sees there. */
  readonly sees: string;
  readonly within: 'document' | 'main' | 'header' | 'list' | 'row';
  readonly count: readonly [least: number, most: number];
  readonly visible: boolean;
  readonly candidates: readonly Candidate[];
}

/** When somebody last confirmed these against WhatsApp Web, and the newest release of it that was seen then. */
export const verifiedAt = { day: '2026-10-02', newestRelease: '2.3000.1046379654' } as const;

/** Everything that the page tier looks for: data only, in candidates from the most to the least reliable. */
export const selectors = {
  app: {
    sees: 'All of WhatsApp Web',
    within: 'document',
    count: [1, 1],
    visible: false,
    candidates: [{ name: 'id', css: 'body > #app' }],
  },
  mainScreen: {
    sees: 'The signed-in screen',
    within: 'document',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid', css: '#app [data-testid="wa-web-main-screen"]' },
      { name: 'id', css: '#app #side' },
    ],
  },
  loading: {
    sees: 'The splash with its progress bar',
    within: 'document',
    count: [1, 2],
    visible: true,
    candidates: [
      { name: 'id', css: '#wa_web_initial_startup' },
      { name: 'testid', css: '[data-testid="wa-web-loading-screen"]' },
    ],
  },
  signedOut: {
    sees: 'The code to scan, or the number to enter',
    within: 'document',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid-code', css: '#app [data-testid="link-device-qr-code"]' },
      { name: 'testid-number', css: '#app [data-testid="link-device-phone-number-entry-screen"]' },
    ],
  },
  intro: {
    sees: 'The empty place where a chat would be',
    within: 'document',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid', css: '#app [data-testid="intro-panel"]' },
      { name: 'testid-title', css: '#app [data-testid="intro-title"]' },
    ],
  },
  main: {
    sees: 'The open chat',
    within: 'document',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid', css: '#app [data-testid="conversation-panel-wrapper"]' },
      { name: 'id', css: '#app #main' },
      {
        name: 'structure',
        css: '#app div:has(> header):has(> footer [contenteditable="true"][role="textbox"])',
      },
    ],
  },
  header: {
    sees: 'The bar above the messages',
    within: 'main',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid', css: '[data-testid="conversation-header"]' },
      { name: 'structure', css: ':scope > header' },
    ],
  },
  title: {
    sees: 'The name of the open chat',
    within: 'header',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid', css: '[data-testid="conversation-info-header-chat-title"]' },
      { name: 'tab', css: '[data-tab="6"] [dir="auto"][title]' },
      { name: 'structure', css: '[role="button"] [dir="auto"][title]' },
    ],
  },
  messages: {
    sees: 'The messages of the open chat',
    within: 'main',
    count: [1, 4_000],
    visible: false,
    candidates: [
      { name: 'testid', css: '[data-testid^="conv-msg-"][data-id]' },
      { name: 'structure', css: '[role="row"] > [data-id]' },
      { name: 'any', css: '[role="row"] [data-id]:not([data-id] [data-id])' },
    ],
  },
  messageText: {
    sees: 'The words of a message, the quoted ones before its own',
    within: 'main',
    count: [1, 20],
    visible: false,
    candidates: [
      { name: 'testid', css: '[data-pre-plain-text] [data-testid="selectable-text"]' },
      { name: 'structure', css: '[data-pre-plain-text] > [dir="auto"]' },
    ],
  },
  messageTime: {
    sees: 'The time at the foot of a message',
    within: 'main',
    count: [1, 60],
    visible: false,
    candidates: [
      { name: 'testid', css: '[data-testid="msg-meta"] [dir="auto"]' },
      { name: 'structure', css: 'div > span[dir="auto"]:not([data-pre-plain-text] [dir="auto"])' },
    ],
  },
  markOut: {
    sees: 'The ticks of a message of ours, or the tail of its bubble',
    within: 'main',
    count: [1, 8],
    visible: false,
    candidates: [
      { name: 'tail', css: '[data-icon="tail-out"]' },
      {
        name: 'ticks',
        css: '[data-icon="wds-ic-read"], [data-icon="wds-ic-delivered"], [data-icon="wds-ic-sent"]',
      },
    ],
  },
  markIn: {
    sees: 'The tail of the first bubble of a run from the other side',
    within: 'main',
    count: [1, 8],
    visible: false,
    candidates: [{ name: 'tail', css: '[data-icon="tail-in"]' }],
  },
  composer: {
    sees: 'The field where a message is typed',
    within: 'main',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid', css: '[data-testid="conversation-compose-box-input"]' },
      { name: 'tab', css: 'footer [contenteditable="true"][data-tab="10"]' },
      { name: 'structure', css: 'footer [contenteditable="true"][role="textbox"]' },
    ],
  },
  caption: {
    sees: 'The field for a caption, in the preview of files that wait to be sent',
    within: 'document',
    count: [1, 4],
    visible: true,
    candidates: [
      { name: 'testid', css: '#app [data-testid="media-caption-input-container"] [contenteditable="true"]' },
      {
        name: 'structure',
        css: '#app [contenteditable="true"][role="textbox"][data-lexical-editor]:not(footer [contenteditable])',
      },
    ],
  },
  drawerRight: {
    sees: 'Contact info or another panel beside the open chat',
    within: 'document',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid', css: '#app [data-testid="drawer-right"]:not(:empty)' },
      { name: 'testid-chat', css: '#app [data-testid="chat-info-drawer"]' },
    ],
  },
  chatList: {
    sees: 'The list of chats, not that of a search or of messages',
    within: 'document',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'id', css: '#side #pane-side' },
      { name: 'testid', css: '#app [data-testid="chat-list"]' },
      { name: 'structure', css: '#app [role="grid"][aria-rowcount]' },
    ],
  },
  chatSearch: {
    sees: 'The field above the list of chats in which one searches',
    within: 'document',
    count: [1, 1],
    visible: true,
    candidates: [
      { name: 'testid', css: '#side [data-testid="chat_list_search_bar"]' },
      { name: 'tab', css: '#side [role="textbox"][data-tab="3"]' },
      { name: 'structure', css: '#side input[role="textbox"]' },
    ],
  },
  chatRows: {
    sees: 'The lines of the list of chats that are there at the moment',
    within: 'list',
    count: [1, 400],
    visible: false,
    candidates: [
      { name: 'testid', css: '[data-testid^="list-item-"]' },
      { name: 'structure', css: '[role="row"]' },
    ],
  },
  rowCell: {
    sees: 'What one clicks in a line of the list of chats',
    within: 'row',
    count: [1, 1],
    visible: false,
    candidates: [
      { name: 'testid', css: '[data-testid="cell-frame-container"]' },
      { name: 'structure', css: '[role="gridcell"]' },
    ],
  },
  rowTitle: {
    sees: 'The name in a line of the list of chats',
    within: 'row',
    count: [1, 1],
    visible: false,
    candidates: [
      { name: 'testid', css: '[data-testid="cell-frame-title"] [title]' },
      { name: 'structure', css: '[dir="auto"][title]' },
    ],
  },
  rowUnread: {
    sees: 'The number of messages in a line of the list of chats that were not read',
    within: 'row',
    count: [1, 1],
    visible: false,
    candidates: [{ name: 'testid', css: '[data-testid="icon-unread-count"]' }],
  },
  rowSent: {
    sees: 'The ticks in a line of the list of chats whose last message is one’s own',
    within: 'row',
    count: [1, 1],
    visible: false,
    candidates: [{ name: 'testid', css: '[data-testid="last-msg-status"]' }],
  },
} as const satisfies Readonly<Record<string, Target>>;

/** The names of everything that can be looked for. */
export type TargetName = keyof typeof selectors;
