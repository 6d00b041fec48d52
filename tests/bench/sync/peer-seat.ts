import { startProduct } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import { bundlePage } from '../harness/bundle-page';
import type { Backend } from '../harness/figure';
import { openBarePage, requireBackend } from '../harness/seeded-product';
import type { PeerTask } from '../page/sync-peer';
import type { Seat } from './contender';
import { linkPort } from './ports';
import { runInPage } from './run-in-page';

interface Wanted {
  /** The page of the peer, of `tests/bench/page`. */
  readonly file: string;
  readonly standIn: StandInServer;
  readonly backend: Backend;
  readonly size: number;
}

/**
 * A peer in a page of the extension, where it has the same origin, the same storage and the same way to the server
 * as ours. The extension itself was not accepted and does nothing.
 */
export async function peerSeat({ file, standIn, backend, size }: Wanted): Promise<Seat> {
  const product = await startProduct(standIn, { sqlite: backend === 'sqlite' });
  try {
    const page = await openBarePage(product);
    await page.bringToFront();
    await page.evaluate(`${await bundlePage(file)}; undefined`);
    const run = (task: PeerTask) => runInPage(page, `runPeerTask(${JSON.stringify(task)})`);
    return {
      async pull(edited, begins) {
        begins?.();
        const took = await run({ task: 'pull', url: `http://localhost:${linkPort}/`, size, edited });
        await requireBackend(product.profileDir, backend);
        return took;
      },
      edit: async (count) => void (await run({ task: 'edit', size, count })),
      send: () => run({ task: 'send' }),
      async expect(name) {
        await run({ task: 'expect', name });
        return () => run({ task: 'shown' });
      },
      rename: (name) => run({ task: 'rename', name }),
      close: () => product.close(),
    };
  } catch (error) {
    await product.close();
    throw error;
  }
}
