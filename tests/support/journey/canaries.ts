import { randomBytes } from 'node:crypto';

import { byRole, clickRole, typeInto, waitForText } from '../harness/find';
import { waitForHeading } from '../harness/product';
import { addFact, addFollowUp, addLabel, addNote, dismissMessages, keyboardOf, saveContact } from './steps';

import type { Frame } from 'puppeteer';

const kinds = [
  'name',
  'company',
  'fact',
  'label',
  'note',
  'edited-note',
  'former-note',
  'promise',
  'draft',
] as const;

/** A text of its own for everything that can be typed about one customer. */
export type Canaries = Readonly<Record<(typeof kinds)[number] | 'phone', string>>;

/** Texts that occur nowhere else in the world. */
export function makeCanaries(who: string): Canaries {
  const texts = Object.fromEntries(
    kinds.map((kind) => [kind, `${who} ${kind} ${randomBytes(5).toString('hex')}`]),
  ) as Record<(typeof kinds)[number], string>;
  const phone = `+91986${String(1_000_000 + (randomBytes(3).readUIntBE(0, 3) % 8_999_999))}`;
  return { ...texts, phone };
}

/** Types every canary into its field of the contact that is shown, as a person would. */
export async function typeCanaries(contact: Frame, canaries: Canaries): Promise<void> {
  await saveContact(contact);
  await replaceIn(contact, 'Edit name', { box: 'Name', text: canaries.name });
  await waitForHeading(contact, canaries.name);
  await addFact(contact, 'company', canaries.company);
  await addFact(contact, 'quick fact', canaries.fact);
  await clickRole(contact, 'button', 'Add phone');
  await typeInto(contact, 'Phone', canaries.phone);
  await keyboardOf(contact).press('Enter');
  await byRole(contact, 'button', 'Add phone');
  await addLabel(contact, canaries.label);
  await addNote(contact, canaries.note);
  await addNote(contact, canaries['former-note']);
  await clickRole(contact, 'button', 'Actions for this note');
  await clickRole(contact, 'menuitem', 'Edit note');
  const box = await byRole(contact, 'textbox', 'Edit note');
  await box.click({ count: 3 });
  await box.type(canaries['edited-note']);
  await pressWithControl(contact, 'Enter');
  await waitForText(contact, canaries['edited-note']);
  await dismissMessages(contact);
  await addFollowUp(contact, canaries.promise, 'tomorrow 4pm');
  await typeInto(contact, 'Note', canaries.draft);
  await waitForText(contact, 'Draft kept');
}

/** Waits until everything that was typed is shown again. */
export async function waitForCanaries(contact: Frame, canaries: Canaries): Promise<void> {
  await waitForHeading(contact, canaries.name);
  const { company, fact, label, note, promise } = canaries;
  for (const text of [company, fact, label, note, promise, canaries['edited-note']])
    await waitForText(contact, text);
  await contact.waitForFunction(
    (draft) => document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Note"]')?.value === draft,
    { timeout: 10_000, polling: 100 },
    canaries.draft,
  );
}

async function replaceIn(contact: Frame, button: string, to: { box: string; text: string }): Promise<void> {
  await clickRole(contact, 'button', button);
  const box = await byRole(contact, 'textbox', to.box);
  await box.click({ count: 3 });
  await box.type(to.text);
  await keyboardOf(contact).press('Enter');
}

async function pressWithControl(contact: Frame, key: 'Enter'): Promise<void> {
  const keyboard = keyboardOf(contact);
  await keyboard.down('Control');
  await keyboard.press(key);
  await keyboard.up('Control');
}
