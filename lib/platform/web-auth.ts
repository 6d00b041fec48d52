import { browser } from './browser';

/** The address at which the browser hands an answer of a sign-in back to this extension. */
export function redirectAddress(): string {
  return browser.identity.getRedirectURL();
}

/** Shows a sign-in in a window of its own; answers where it ended, or nothing where the person closed it. */
export async function signInWindow(url: string): Promise<string | null> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch {
    // One error for a closed window, a page that did not load and a flow that is open already.
    return null;
  }
}
