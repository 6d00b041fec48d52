import { editedCompany, editedIds, sampleOf } from '../data/sync-records';
import { openHubPort, type HubPort } from './hub-port';

/** What the sync figures may ask of a page of the extension. */
export type SyncHubTask =
  | { readonly task: 'edit'; readonly size: number; readonly count: number }
  | { readonly task: 'check'; readonly size: number; readonly edited: number }
  | { readonly task: 'current' }
  | { readonly task: 'sent' }
  | { readonly task: 'rename'; readonly name: string };

let open: HubPort | undefined;
let lastId = '';

/** One port for the whole life of the page, so that the worker keeps seeing somebody. */
function hub(): HubPort {
  open ??= openHubPort();
  return open;
}

async function run(task: SyncHubTask): Promise<number> {
  switch (task.task) {
    case 'edit':
      return edit(task);
    case 'check':
      return check(task.size, task.edited);
    case 'current':
      await hub().ask('account.status', {}, isCurrent);
      return now();
    case 'sent': {
      const current = hub().ask('account.status', {}, isCurrent);
      // What the button does that says to check now.
      await chrome.runtime.sendMessage({ to: 'worker', job: 'account.sync', args: {} });
      await current;
      return now();
    }
    case 'rename': {
      const at = now();
      await hub().command('contact.edit', { contactId: lastId, name: task.name });
      return at;
    }
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

async function edit({ size, count }: { size: number; count: number }): Promise<number> {
  const began = performance.now();
  const ids = editedIds(size, count);
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500);
    await Promise.all(
      some.map((contactId, index) =>
        hub().command('contact.edit', { contactId, company: editedCompany(from + index) }),
      ),
    );
  }
  return performance.now() - began;
}

/** Whether a sample of the contacts, and the last one, is here as the server has it. */
async function check(size: number, edited: number): Promise<number> {
  const people = sampleOf(size, edited).flatMap(({ kind, entity }) => (kind === 'contacts' ? [entity] : []));
  for (const { id, d } of people) {
    const { value } = await hub().ask('contact.get', { contactId: id });
    const found = value as { readonly name?: unknown; readonly company?: unknown } | null;
    if (found?.name !== d['name'] || (found?.company ?? '') !== (d['company'] ?? '')) {
      throw new Error(`${id} is not what the server has.`);
    }
    lastId = id;
  }
  return people.length;
}

function isCurrent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'condition' in value && value.condition === 'current' && 'waiting' in value && value.waiting === 0;
}

Object.assign(globalThis, { runSyncHub: run });
