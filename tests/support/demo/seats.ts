import { launchBrowser } from '../harness/launch';
import { demoPeople, signIn } from '../journey/sign-in';
import { openWork, takePictures } from './pictures';
import { addCustomers, handOver, timeNote, untilTogether } from './team-work';
import { accept, welcomePage } from './welcome';
import { untilEnded } from './until-ended';

import type { Page } from 'puppeteer';
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

/** One person at work. */
interface Seat {
  readonly role: string;
  readonly running: RunningBrowser;
  readonly options: Page;
  readonly whatsApp: Page;
}

/** Opens one browser for each person of the demo workspace, side by side, signed in; ends with the last of them. */
export async function showSeats(args: DemoArguments, stage: SeatsStage): Promise<void> {
  const found = password.exec(stage.api.seats)?.[1];
  if (found === undefined) throw new Error('The local API did not say how to sign in.');
  const running: RunningBrowser[] = [];
  const seats: Seat[] = [];
  try {
    for (const [index, [role, email]] of people.slice(0, args.seats).entries()) {
      const browser = await openSeat(args, stage, index);
      running.push(browser);
      const pages = await enter(browser, stage, { email, password: found, isFirst: index === 0 });
      seats.push({ role, running: browser, ...pages });
      console.log(`${role}: signed in as ${email}`);
    }
    await workTogether(seats);
    if (args.once) await lookAtAll(seats);
    console.log('\nChange something in one window and look at the others. Press Ctrl+C to end the demo.');
    if (!args.once) await Promise.race(running.map((each) => untilEnded(each.browser, stage.signal)));
  } finally {
    for (const each of running) await each.close();
  }
}

/** Something has happened between them before anybody looks. */
async function workTogether(seats: readonly Seat[]): Promise<void> {
  for (const { options } of seats) await untilTogether(options);
  const [first, ...others] = seats;
  if (first === undefined) return;
  await handOver(first.options);
  for (const { options } of seats) await untilTogether(options);
  const took = await timeNote(
    first.options,
    others.map(({ options }) => options),
  );
  console.log(`A note of the ${first.role} was on all other screens after ${took} ms.`);
}

/** What each of them sees, once all are there. */
async function lookAtAll(seats: readonly Seat[]): Promise<void> {
  for (const { whatsApp } of seats) await openWork(whatsApp);
  for (const { role, running } of seats) {
    for (const path of await takePictures(running, `${role}-`)) console.log(path);
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

interface Person {
  readonly email: string;
  readonly password: string;
  /** Whose work is there before the sign-in; the others get it from the team. */
  readonly isFirst: boolean;
}

async function enter(
  running: RunningBrowser,
  stage: SeatsStage,
  { email, password: secret, isFirst }: Person,
): Promise<Pick<Seat, 'options' | 'whatsApp'>> {
  await accept(await welcomePage(running));
  const options = await running.extensionPage('options.html');
  if (isFirst) await addCustomers(options);
  await signIn(options, { url: stage.api.url, password: secret }, { email });
  const whatsApp = await running.open(stage.whatsApp);
  await whatsApp.evaluate(() => window.standIn.ready);
  return { options, whatsApp };
}
