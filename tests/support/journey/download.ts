import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Product } from '../harness/product';

/** The one file that the browser saves when something is pressed; `look` sees it before it is removed. */
export async function downloaded(
  { browser }: Product,
  press: () => Promise<void>,
  look: (path: string) => void = () => undefined,
): Promise<{ name: string; bytes: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), '1chat-download-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true,
  });
  const finished = new Promise<void>((resolve) => {
    session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve());
  });
  await press();
  await finished;
  const [name = ''] = await readdir(folder);
  const bytes = await readFile(join(folder, name));
  look(join(folder, name));
  await rm(folder, { recursive: true });
  return { name, bytes };
}
