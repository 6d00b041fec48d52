import { byRole, clickRole, typeInto, waitForText } from '../harness/find';
import { valueOf } from '../harness/product';

import type { Frame, Page } from 'puppeteer';

type Place = Frame | Page;

/** Saves the open chat's contact and waits until it is saved. */
export async function saveContact(place: Place): Promise<void> {
  await clickRole(place, 'button', 'Save contact');
  await byRole(place, 'button', 'Add label');
}

/** Types a note, adds it, and waits until it is in the list and the box is empty. */
export async function addNote(place: Place, text: string): Promise<void> {
  await typeInto(place, 'Note', text);
  await clickRole(place, 'button', 'Add note');
  await waitForText(place, text);
  await untilValue(place, 'Note', '');
}

/** Makes a label for the contact that is shown. */
export async function addLabel(place: Place, name: string): Promise<void> {
  await clickRole(place, 'button', 'Add label');
  await typeInto(place, 'Find or make a label', name);
  await clickRole(place, 'button', `Make “\u2068${name}\u2069”`);
  await untilValue(place, 'Find or make a label', '');
  await keyboardOf(place).press('Escape');
  await byRole(place, 'button', `Remove label \u2068${name}\u2069`);
}

/** Sets a follow-up with a time in words. */
export async function addFollowUp(place: Place, what: string, when: string): Promise<void> {
  await clickRole(place, 'button', 'Add follow-up');
  await typeInto(place, 'What to do', what);
  await typeInto(place, 'When', when);
  await waitForText(place, 'Understood');
  await clickRole(place, 'button', 'Save');
  await byRole(place, 'button', 'Add follow-up');
  await waitForText(place, what);
}

/** Gives the contact that is shown a company or a quick fact. */
export async function addFact(place: Place, field: 'company' | 'quick fact', text: string): Promise<void> {
  await clickRole(place, 'button', `Add ${field}`);
  await typeInto(place, field === 'company' ? 'Company' : 'Quick fact', text);
  const keyboard = keyboardOf(place);
  await keyboard.down('Control');
  await keyboard.press('Enter');
  await keyboard.up('Control');
  await byRole(place, 'button', `Edit ${field}`);
  await waitForText(place, text);
}

/** Sends away the messages at the bottom, which take room from what stands there. */
export async function dismissMessages(place: Place): Promise<void> {
  for (const button of await place.$$('::-p-aria([role="button"][name="Dismiss"])'))
    await button.click().catch(() => undefined);
}

/** Puts a long text into a box in one piece, as a paste does. */
export async function insertInto(place: Place, name: string, text: string): Promise<void> {
  await (await byRole(place, 'textbox', name)).click();
  await keyboardOf(place).sendCharacter(text);
}

/** How often a text is shown, outside of the messages that come and go. */
export async function countShown(place: Place, text: string): Promise<number> {
  return place.evaluate((wanted) => {
    const main = document.querySelector('main');
    return (main?.innerText.split(wanted).length ?? 1) - 1;
  }, text);
}

/** The keyboard that types where a page or one of its frames has the focus. */
export function keyboardOf(place: Place): Page['keyboard'] {
  return 'keyboard' in place ? place.keyboard : place.page().keyboard;
}

async function untilValue(place: Place, name: string, wanted: string): Promise<void> {
  const until = Date.now() + 10_000;
  while ((await valueOf(place, name)) !== wanted) {
    if (Date.now() > until) throw new Error(`The box "${name}" did not become "${wanted}".`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
