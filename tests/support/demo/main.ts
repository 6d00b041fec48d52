import { DEVTOOLS_PORT_FLAG, attachAdvice } from './attach';
import { accept, untilAccepted, welcomePage } from './welcome';
import { addSamples } from './samples';
import { startApi } from './api';
import { describeProblems } from '../harness/problems';
import { hasDisplay } from './display';
import { launchBrowser } from '../harness/launch';
import { parseArguments } from './arguments';
import { serveStandIn } from '../whatsapp-web/server/serve';
import { openWork, takePictures } from './pictures';
import { showSeats } from './seats';
import { endedByPerson, untilEnded } from './until-ended';

import type { DemoApi } from './api';
import type { DemoArguments } from './arguments';
import type { Page } from 'puppeteer';
import type { RunningBrowser } from '../harness/launch';

/** The page of the demo: two dozen chats, the first of them open, its history soon there. */
const SAMPLE = 'chats=24&people=sample&open=0&history=400';

const say = (text: string): void => console.log(text);

/** Runs the demo until the person ends it. */
async function demo(args: DemoArguments): Promise<void> {
  const signal = endedByPerson();
  const headless = args.headless || !hasDisplay();
  if (headless && !args.headless) {
    say('There is no display here, so the browser runs without a window (as with --headless).');
  }
  const standIn = await serveStandIn();
  say(`Stand-in WhatsApp Web: https://web.whatsapp.com inside this browser only (127.0.0.1:${standIn.port})`);
  const api = await startApi();
  sayApi(api);
  if (args.seats > 1 && api.url !== null) {
    try {
      await showSeats(args, { standIn, api, headless, signal, whatsApp: standIn.url(SAMPLE) });
    } finally {
      await standIn.close();
      await api.stop();
    }
    return;
  }
  const running = await launchBrowser({
    extensionDir: args.extensionDir,
    standIn,
    headless,
    viewport: headless ? { width: 1440, height: 900 } : null,
    flags: headless ? [DEVTOOLS_PORT_FLAG] : ['--start-maximized'],
  });
  const ended = untilEnded(running.browser, signal);
  const shown = show(running, args, { whatsApp: standIn.url(SAMPLE), headless });
  try {
    await Promise.race([shown, ended]);
    if (!args.once) {
      await ended;
    }
  } catch (error) {
    say(`The demo could not be shown. What the browser reported:\n${describeProblems(running.problems.all)}`);
    throw error;
  } finally {
    await running.close();
    await standIn.close();
    if (api.url !== null) await api.stop();
    // What was still under way fails when its browser goes; that is no news any more.
    await shown.catch(() => undefined);
  }
  say('Demo ended; the temporary browser profile is removed.');
}

function sayApi(api: DemoApi): void {
  if (api.url === null) {
    say(
      `The local 1chat API did not start: ${api.why}\nThe demo goes on without it; nothing in it needs a network.`,
    );
    return;
  }
  say(`Local 1chat API: ${api.url} (readable documentation at ${api.url}/docs), with a demo workspace:`);
  say(api.seats);
  say('Sign in as one of them on the options page, under "Account", or below the Work sidebar.\n');
}

interface Stage {
  readonly whatsApp: string;
  readonly headless: boolean;
}

async function show(running: RunningBrowser, args: DemoArguments, stage: Stage): Promise<void> {
  const whatsApp = await showPages(running, args, stage.whatsApp);
  if (stage.headless) {
    await showWithoutWindow(running, whatsApp);
  }
  if (!args.once) {
    say('\nPress Ctrl+C to end the demo. Nothing of it stays on this computer.');
  }
}

/** Answers the page with the chats, unless nobody accepted. */
async function showPages(
  running: RunningBrowser,
  args: DemoArguments,
  whatsApp: string,
): Promise<Page | null> {
  const welcome = await welcomePage(running);
  if (args.accept) {
    await accept(welcome);
  } else if (args.headless) {
    say('\nNothing was accepted, so nothing is read. Add --accept to see the sidebars.');
    return null;
  } else {
    say('\nIn the browser: read the welcome page and click "Accept". The chats open by themselves then.');
    await untilAccepted(welcome);
  }
  const options = await running.extensionPage('options.html');
  const count = await addSamples(options);
  const page = await running.open(whatsApp);
  await page.evaluate(() => window.standIn.ready);
  say(
    `\nAccepted, and ${count} sample contacts added; "Remove sample data" in the Work sidebar takes them away.`,
  );
  say('WhatsApp Web is open with a chat: the contact is on its side, your work on the other.');
  return page;
}

async function showWithoutWindow(running: RunningBrowser, whatsApp: Page | null): Promise<void> {
  if (whatsApp !== null) await openWork(whatsApp);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const paths = await takePictures(running);
  say(`Pictures:\n${paths.map((path) => `  ${path}`).join('\n')}`);
  say(await attachAdvice(running.profileDir));
}

await demo(parseArguments(process.argv.slice(2)));
