import { openChat } from '@/tests/support/harness/product';
import type { Product } from '@/tests/support/harness/product';
import type { Frame } from 'puppeteer';
import { seededCrm } from '../data/crm';

const chats = 20_000;
const warmUp = 3;

declare global {
  interface Window {
    /** When the frame with the awaited contact had been drawn, in milliseconds since 1970. */
    shownAt: Promise<number>;
  }
}

/** Opens chats of a WhatsApp Web with 20,000 of them; answers how long each took until its contact was shown. */
export async function timeChatClicks(product: Product, size: number, count: number): Promise<number[]> {
  const { contacts } = seededCrm(Math.min(size, chats));
  const { page, contact } = await product.chat(`chats=${chats}&load=0&settle=0&history=50&rows=5`);
  await page.bringToFront();
  const numbered = await page.evaluate(() =>
    window.standIn
      .chats()
      .filter(({ kind, phone }) => phone !== undefined && (kind === 'person' || kind === 'unsaved'))
      .map(({ index }) => index),
  );
  const times: number[] = [];
  for (let n = -warmUp; n < count; n += 1) {
    const index = numbered[((n + warmUp) * 97) % numbered.length] ?? 0;
    const name = contacts[index]?.d['name'];
    if (typeof name !== 'string') continue;
    await awaitContact(contact, name);
    const clickedAt = await page.evaluate(() => performance.timeOrigin + performance.now());
    await openChat(page, index);
    const took = (await contact.evaluate(() => window.shownAt)) - clickedAt;
    if (n >= 0) times.push(took);
  }
  await page.close();
  return times;
}

/** The seeded name is not the chat's own title, so the heading that holds it came out of the store. */
export async function awaitContact(frame: Frame, name: string): Promise<void> {
  await frame.evaluate((wanted) => {
    window.shownAt = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('The contact of the chat was not shown.')), 10_000);
      const observer = new MutationObserver(() => {
        if (document.querySelector('h1')?.textContent?.includes(wanted) !== true) return;
        observer.disconnect();
        // Being in the document is not being seen: the frame is drawn after its callbacks, and then the message comes.
        const drawn = new MessageChannel();
        drawn.port1.addEventListener('message', () => resolve(performance.timeOrigin + performance.now()));
        drawn.port1.start();
        requestAnimationFrame(() => drawn.port2.postMessage(null));
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  }, name);
}
