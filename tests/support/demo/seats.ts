import { launchBrowser } from '../harness/launch';
import { demoPeople, signIn } from '../journey/sign-in';
import { takePictures } from './pictures';
import { addSamples } from './samples';
import { accept, welcomePage } from './welcome';
import { untilEnded } from './until-ended';

import type { RunningBrowser } from '../harness/launch';
import type { StandInServer } from '../whatsapp-web/server/serve';
import type { DemoArguments } from './arguments';

/** Where a seat of the demo finds what it needs. */
export interface SeatsStage {
  readonly standIn: StandInServer;
  /** The page of the stand-in that each seat opens. */
  readonly whatsApp: string;
  readonly api: { readonly url: string; readonly seats: string };
  readonly headless: boolean;
  readonly signal: AbortSignal;
}

const people = Object.entries(demoPeople);
const width = 640;
const height = 900;
/** The password of the demo seats, as the server prints it. */
const password = /, password (\S+),/;

/** Opens one browser for each person of the demo workspace, side by side, signed in; ends with the last of them. */
export async function showSeats(args: DemoArguments, stage: SeatsStage): Promise<void> {
  const found = password.exec(stage.api.seats)?.[1];
  if (found === undefined) throw new Error('The local API did not say how to sign in.');
  const running: RunningBrowser[] = [];
  try {
    for (const [index, [role, email]] of people.slice(0, args.seats).entries()) {
      const browser = await openSeat(args, stage, index);
      running.push(browser);
      await enter(browser, stage, { email, password: found });
      console.log(`${role}: signed in as ${email}`);
    }
    if (args.once) await lookAtAll(running);
    console.log('\nChange something in one window and look at the others. Press Ctrl+C to end the demo.');
    if (!args.once) await Promise.race(running.map((each) => untilEnded(each.browser, stage.signal)));
  } finally {
    for (const each of running) await each.close();
  }
}

/** What each of them sees, once all are there. */
async function lookAtAll(running: readonly RunningBrowser[]): Promise<void> {
  for (const [index, each] of running.entries()) {
    const paths = await takePictures(each, `${people[index]?.[0] ?? ''}-`);
    for (const path of paths) console.log(path);
  }
}

function openSeat(args: DemoArguments, stage: SeatsStage, index: number): Promise<RunningBrowser> {
  return launchBrowser({
    extensionDir: args.extensionDir,
    standIn: stage.standIn,
    headless: stage.headless,
    viewport: stage.headless ? { width: 1440, height } : null,
    flags: stage.headless ? [] : [`--window-position=${index * width},0`, `--window-size=${width},${height}`],
  });
}

async function enter(
  running: RunningBrowser,
  stage: SeatsStage,
  person: { readonly email: string; readonly password: string },
): Promise<void> {
  await accept(await welcomePage(running));
  const options = await running.extensionPage('options.html');
  await addSamples(options);
  await signIn(options, { url: stage.api.url, password: person.password }, { email: person.email });
  const page = await running.open(stage.whatsApp);
  await page.evaluate(() => window.standIn.ready);
}
