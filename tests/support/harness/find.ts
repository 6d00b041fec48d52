import { EXTENSION_ID } from './launch';

import type { ElementHandle, Frame, Page } from 'puppeteer';

/** Which of the extension's two sidebars. */
export type SidebarView = 'contact' | 'work';

const WAIT_MS = 10_000;

/** Waits for a sidebar's frame in a WhatsApp page; frames in closed shadow roots are found too. */
export async function sidebarFrame(page: Page, view: SidebarView): Promise<Frame> {
  const wanted = `chrome-extension://${EXTENSION_ID}/sidebar.html?view=${view}`;
  return page.waitForFrame((frame) => frame.url().startsWith(wanted), { timeout: WAIT_MS });
}

/** The sidebar frames that are in a page now. */
export function sidebarFrames(page: Page): Frame[] {
  return page.frames().filter((frame) => frame.url().startsWith(`chrome-extension://${EXTENSION_ID}/`));
}

/** Waits for the frame of the rail, which is an empty document of the page's that only we fill. */
export async function railFrame(page: Page): Promise<Frame> {
  for (const until = Date.now() + WAIT_MS; Date.now() < until;) {
    for (const frame of page.frames().filter((each) => each !== page.mainFrame() && isEmpty(each.url()))) {
      const found = await frame.$('[role="toolbar"]').catch(ignoreNavigation);
      if (found) return frame;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('There is no rail.');
}

const isEmpty = (url: string): boolean => url === '' || url === 'about:blank';

/**
 * Waits for the visible element with a role and exactly this accessible name. Asks by the clock: a page in a
 * background tab draws no frames, so the driver's own wait for something visible would never end there.
 */
export async function byRole(place: Page | Frame, role: string, name: string): Promise<ElementHandle> {
  for (const until = Date.now() + WAIT_MS; Date.now() < until;) {
    const found = await visibleNow(place, roleSelector(role, name)).catch(ignoreNavigation);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`There is no visible ${role} "${name}".`);
}

async function visibleNow(place: Page | Frame, selector: string): Promise<ElementHandle | undefined> {
  const found = await place.$(selector);
  return found !== null && (await found.isVisible()) ? found : undefined;
}

/** The page may go on to another one while it is looked at. */
function ignoreNavigation(error: unknown): undefined {
  const text = error instanceof Error ? error.message : String(error);
  if (!/context was destroyed|Cannot find context|JSHandle is disposed|detached from document/i.test(text)) {
    throw error;
  }
}

/** Whether an element with a role and name is there now. */
export async function hasRole(place: Page | Frame, role: string, name: string): Promise<boolean> {
  return (await place.$(roleSelector(role, name))) !== null;
}

/** Clicks the element with a role and name. */
export async function clickRole(place: Page | Frame, role: string, name: string): Promise<void> {
  const element = await byRole(place, role, name);
  await element.click();
}

/** Types into the element with a role and name. */
export async function typeInto(place: Page | Frame, name: string, text: string): Promise<void> {
  const element = await byRole(place, 'textbox', name);
  await element.type(text);
}

/** Waits until the text of a place contains `text`. */
export async function waitForText(place: Page | Frame, text: string): Promise<void> {
  await place.waitForFunction(
    (wanted) => document.body.innerText.includes(wanted),
    { polling: 50, timeout: WAIT_MS },
    text,
  );
}

function roleSelector(role: string, name: string): string {
  return `::-p-aria([role=${JSON.stringify(role)}][name=${JSON.stringify(name)}])`;
}
