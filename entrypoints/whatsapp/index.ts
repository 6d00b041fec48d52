import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createWorkerLine } from '@/lib/messaging/wire/worker-line';
import { pageRuntime } from '@/lib/platform/browser-page';
import { offerPort } from '@/lib/whatsapp/bridge/offer-port';
import { startGate } from './start-gate';
import { startPageSide } from './start-page-side';

/** In our own world in WhatsApp's page: hands over the port, asks whether the page may be read, and only then starts. */
export default defineUnlistedScript(() => {
  try {
    const modules = offerPort(window, document.createElement('div'));
    const runtime = pageRuntime();
    const worker = createWorkerLine(runtime);
    startGate(worker, (signal) => startPageSide({ document, modules, runtime, worker, signal }));
  } catch {
    // Nothing of ours may show up in the page's error reports; without a start there is simply no sidebar.
  }
});
