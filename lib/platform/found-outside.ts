import { browser } from './browser';
import { smallValues } from './small-values';

/** Something kept outside the database, as it was found. */
export interface FoundOutside {
  readonly in: 'local' | 'session' | 'files' | 'alarms' | 'icon';
  readonly key: string;
  readonly bytes: number;
  readonly value: unknown;
}

/** Everything that the extension keeps outside its database, read just now. */
export async function foundOutside(): Promise<readonly FoundOutside[]> {
  const found = await Promise.all([inValues('local'), inValues('session'), inFiles(), inAlarms(), onIcon()]);
  return found.flat();
}

async function inValues(area: 'local' | 'session'): Promise<FoundOutside[]> {
  const values = Object.entries(await smallValues(area).all());
  return values.map(([key, value]) => ({ in: area, key, bytes: key.length + sizeOf(value), value }));
}

/** Files are small here: the key is the only one. */
async function inFiles(): Promise<FoundOutside[]> {
  return filesOf(await navigator.storage.getDirectory(), '');
}

async function filesOf(folder: FileSystemDirectoryHandle, path: string): Promise<FoundOutside[]> {
  const found: FoundOutside[] = [];
  for await (const [name, handle] of folder.entries()) {
    if (isFolder(handle)) found.push(...(await filesOf(handle, `${path}${name}/`)));
    else found.push({ in: 'files', key: `${path}${name}`, ...(await contentOf(handle)) });
  }
  return found;
}

async function contentOf(
  handle: FileSystemHandle,
): Promise<{ readonly bytes: number; readonly value: unknown }> {
  const file = await (handle as FileSystemFileHandle).getFile();
  try {
    return { bytes: file.size, value: JSON.parse(await file.text()) };
  } catch {
    // Not a file of ours, or one that was cut short: its size is all that is known of it.
    return { bytes: file.size, value: null };
  }
}

function isFolder(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}

async function inAlarms(): Promise<FoundOutside[]> {
  return (await browser.alarms.getAll()).map(({ name, scheduledTime, periodInMinutes }) => {
    const value = { scheduledTime, ...(periodInMinutes === undefined ? {} : { periodInMinutes }) };
    return { in: 'alarms', key: name, bytes: name.length + sizeOf(value), value };
  });
}

async function onIcon(): Promise<FoundOutside[]> {
  const text = await browser.action.getBadgeText({});
  return text === '' ? [] : [{ in: 'icon', key: 'badge', bytes: text.length, value: { text } }];
}

function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value) ?? '').length;
}
