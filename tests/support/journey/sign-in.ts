import { byRole, clickRole } from '../harness/find';

import type { Browser, Page } from 'puppeteer';

/** Where to sign in, and with which password. */
export interface SignInPlace {
  readonly url: string;
  readonly password: string;
}

/** The people of the demo workspace. */
export const demoPeople = {
  owner: 'owner@demo.invalid',
  manager: 'manager@demo.invalid',
  agent: 'agent@demo.invalid',
} as const;

const patience = 15_000;

/** The page that a sign-in opened. */
async function signInPage(browser: Browser, api: SignInPlace): Promise<Page> {
  const target = await browser.waitForTarget((each) => each.url().startsWith(`${api.url}/sign-in`), {
    timeout: patience,
  });
  const page = await target.page();
  if (page === null) throw new Error('The sign-in has no page.');
  return page;
}

/** Presses Sign in on the options page and goes the server's way to its end, as a person does. */
export async function signIn(
  options: Page,
  api: SignInPlace,
  who: { readonly email: string; readonly button?: string; readonly allowing?: () => void },
): Promise<void> {
  await clickRole(options, 'button', who.button ?? 'Sign in');
  const page = await signInPage(options.browser(), api);
  await page.waitForSelector('#email', { timeout: patience });
  await page.type('#email', who.email);
  await page.type('#password', api.password);
  await Promise.all([page.waitForNavigation(), page.click('main form button')]);
  await page.waitForSelector('[name=workspace]', { timeout: patience });
  await Promise.all([page.waitForNavigation(), page.click('main form button')]);
  await page.waitForSelector('[name=decision]', { timeout: patience });
  who.allowing?.();
  await page.click('[name=decision][value=allow]');
  await byRole(options, 'button', 'Check now');
}
