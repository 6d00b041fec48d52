import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createLoader } from '@/lib/whatsapp/modules/loader';
import { keepPrimordials } from '@/lib/whatsapp/modules/primordials';
import { receivePort } from '@/lib/whatsapp/modules/receive-port';
import { serve } from '@/lib/whatsapp/modules/serve';

/** In WhatsApp's own world: passive until the isolated script asks, and silent if anything goes wrong. */
export default defineUnlistedScript(() => {
  try {
    const own = keepPrimordials(globalThis);
    const page = { window, scripts: document.scripts.length };
    receivePort(page, own, (handover) => serve(own, createLoader(window), handover));
  } catch {
    // Without the bridge the isolated script reads the page alone.
  }
});
