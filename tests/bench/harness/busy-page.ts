import { clickRole, sidebarFrame } from '@/tests/support/harness/find';
import { openChat } from '@/tests/support/harness/product';
import { runCommands } from '@/tests/support/harness/hub-commands';
import type { Frame, Page } from 'puppeteer';
import type { SeededProduct } from './seeded-product';

/** How many chats the WhatsApp Web of these figures has. */
const busyChats = 20_000;
const query = `chats=${busyChats}&load=0&settle=0&history=50`;

/** WhatsApp Web with 20,000 chats and everything of ours at work in it: both sidebars, the whole list, marks with names. */
export async function openBusyPage(product: SeededProduct): Promise<Page> {
  const options = await product.extensionPage('options.html');
  await runCommands(options, [{ name: 'setting.set', args: { key: 'chatMarks', value: 'names' } }]);
  await options.close();
  const { page, contact } = await product.chat(query);
  await openChat(page, 0);
  // Whoever it is, it bears the name that it was saved under and not that of the chat.
  await contact.waitForFunction(() => document.querySelector('h1')?.textContent?.trim() !== undefined, {
    timeout: 30_000,
  });
  await page.bringToFront();
  const work = await showWork(page);
  await work.waitForFunction(() => /All [\d,]+ chats were looked through/.test(document.body.innerText), {
    timeout: 60_000,
  });
  return page;
}

/** Opens the drawer over the list of chats. */
export async function showWork(page: Page): Promise<Frame> {
  const contact = await sidebarFrame(page, 'contact');
  await clickRole(contact, 'button', 'Work');
  return sidebarFrame(page, 'work');
}

/** Closes it, so that the list can be clicked. */
export async function hideWork(page: Page): Promise<void> {
  await clickRole(await sidebarFrame(page, 'work'), 'button', 'Close');
}

/** The same page without any extension. */
export const barePageQuery = query;

/** A plain observer of the kind that many extensions have: at every change it reads the whole list again. */
export async function addRescanner(page: Page): Promise<void> {
  await page.evaluate(
    `{
      const observer = new MutationObserver(() => {
        const rows = [];
        for (const row of document.querySelectorAll('#side [role="row"]')) {
          const title = row.querySelector('[title]');
          rows.push({ title: title?.getAttribute('title'), text: row.textContent });
        }
        self.rescanned = rows;
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
      self.stopRescanner = () => observer.disconnect();
    }
    //# sourceURL=rescanner.js`,
  );
}
