import { expect } from 'vitest';

import { runCommands } from '../harness/hub-commands';
import { askHub } from './ask-hub';

import type { Page } from 'puppeteer';

/** Saves a contact by its number; answers its id. */
export async function save(options: Page, phone: string, name: string): Promise<string> {
  const [saved] = await runCommands(options, [
    {
      name: 'contact.save',
      args: { identities: [{ kind: 'phone', value: phone }], source: 'typed', kind: 'person', name },
    },
  ]);
  return (saved as { contactId: string }).contactId;
}

/** Adds a note to a contact. */
export async function note(options: Page, contactId: string, body: string): Promise<void> {
  const [added] = await runCommands(options, [{ name: 'note.add', args: { contactId, body } }]);
  expect(added).toHaveProperty('noteId');
}

/** The notes of a contact in a fixed order. */
export async function notesOf(options: Page, contactId: string): Promise<string[]> {
  const { rows } = await askHub(options, 'note.list', { contactId, offset: 0, limit: 100 });
  return rows.map(({ body }) => body).sort();
}

/** Asks again until it is so; answers after how many milliseconds it was. */
export async function until(what: string, isSo: () => Promise<boolean>, within = 20_000): Promise<number> {
  const start = Date.now();
  while (!(await isSo())) {
    if (Date.now() - start > within) throw new Error(`It did not come to it: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Date.now() - start;
}

/** What one line says of the account. */
export async function condition(options: Page) {
  return (await askHub(options, 'account.status', {}))?.condition;
}
