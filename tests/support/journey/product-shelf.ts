import { startProduct, type Product } from '../harness/product';

import type { LaunchOptions } from '../harness/launch';
import type { StandInServer } from '../whatsapp-web/server/serve';

/** Starts products for tests and closes whatever is still open, however the test ended. */
export interface ProductShelf {
  start(standIn: StandInServer, options?: LaunchOptions): Promise<Product>;
  closeAll(): Promise<void>;
}

/** A shelf without products. */
export function createShelf(): ProductShelf {
  const open = new Set<Product>();
  return {
    async start(standIn, options = {}) {
      const product = await startProduct(standIn, options);
      open.add(product);
      return product;
    },
    async closeAll() {
      for (const product of open) if (product.browser.connected) await product.close();
      open.clear();
    },
  };
}
