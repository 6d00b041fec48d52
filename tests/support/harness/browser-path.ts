import { findBrowser } from '../bin/prepare/find-browser.mjs';

/** The browser for tests: `CHROME_PATH`, which the runners set, or one that is installed. */
export function browserPath(): string {
  const found = findBrowser();
  if (found === undefined) {
    throw new Error(
      'No Chromium or Chrome was found. Run `npm test`, which prepares one, or set CHROME_PATH.',
    );
  }
  return found.path;
}
