import type { Page } from 'puppeteer';

/** What a page did since it was watched that hostile text would make it do. */
export interface Watched {
  /** Addresses that were asked for, in the page and in its frames. */
  readonly requests: readonly string[];
  readonly dialogs: readonly string[];
}

/** Watches a page that has finished loading: from now on it has no reason to ask for anything. */
export function watchPage(page: Page): Watched {
  const watched = { requests: [] as string[], dialogs: [] as string[] };
  page.on('request', (request) => watched.requests.push(request.url()));
  page.on('dialog', (dialog) => {
    watched.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return watched;
}
