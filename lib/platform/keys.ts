import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { isRecord } from '@/lib/domain/shared/json';

/** The key that everything on this computer is sealed with, and which database it belongs to. */
export interface SealingKey {
  readonly generation: number;
  /** 32 random bytes in base64. */
  readonly key: string;
  /** `device`: the key lies in the file as it is. */
  readonly mode: 'device';
}

/**
 * Where the sealing key lives. Overwriting it is one atomic step, and what it held before is gone afterwards;
 * nothing else in the product may hold a key on disk.
 */
export interface KeyFile {
  /** The key, or nothing where none was ever written or it was destroyed. */
  read(): Promise<Result<SealingKey | null, 'unreadable'>>;
  /** Replaces the key whole: a kill at any moment leaves the old one or the new one. */
  write(key: SealingKey): Promise<Result<null, 'full' | 'unwritable'>>;
  /** Destroys the key; what was sealed with it can never be opened again. */
  destroy(): Promise<Result<null, 'unwritable'>>;
}

const folder = 'keys';
const file = 'current.json';

/**
 * The key file in the origin private file system. IndexedDB and `storage.local` keep the bytes of deleted
 * values on disk; this file system does not (measured in Chromium 156, both IndexedDB backends).
 */
export function opfsKeyFile(storage: StorageManager = navigator.storage): KeyFile {
  return {
    read: () => readKey(storage),
    write: (key) => writeKey(storage, key),
    destroy: () => destroyKey(storage),
  };
}

/** Reads a key from the text of a key file; nothing where the text is not one. */
export function parseKey(text: string): SealingKey | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value['mode'] !== 'device') return null;
  const { generation, key } = value;
  if (typeof generation !== 'number' || !Number.isSafeInteger(generation) || generation < 1) return null;
  if (typeof key !== 'string' || !/^[0-9A-Za-z+/]{43}=$/.test(key)) return null;
  return { generation, key, mode: 'device' };
}

async function readKey(storage: StorageManager): Promise<Result<SealingKey | null, 'unreadable'>> {
  try {
    const root = await storage.getDirectory();
    const handle = await (await root.getDirectoryHandle(folder)).getFileHandle(file);
    const text = await (await handle.getFile()).text();
    // A file made but never written to: the first start was cut short before there was any key.
    if (text === '') return ok(null);
    const key = parseKey(text);
    return key === null ? failed('unreadable') : ok(key);
  } catch (error) {
    return isNamed(error, 'NotFoundError') ? ok(null) : failed('unreadable');
  }
}

async function writeKey(
  storage: StorageManager,
  key: SealingKey,
): Promise<Result<null, 'full' | 'unwritable'>> {
  try {
    const root = await storage.getDirectory();
    const keys = await root.getDirectoryHandle(folder, { create: true });
    const handle = await keys.getFileHandle(file, { create: true });
    const writable = await handle.createWritable();
    await writable.write(JSON.stringify(key));
    await writable.close();
  } catch (error) {
    return failed(isNamed(error, 'QuotaExceededError') ? 'full' : 'unwritable');
  }
  const written = await readKey(storage);
  return written.ok && written.value?.key === key.key ? ok(null) : failed('unwritable');
}

async function destroyKey(storage: StorageManager): Promise<Result<null, 'unwritable'>> {
  try {
    const root = await storage.getDirectory();
    await root.removeEntry(folder, { recursive: true });
    return ok(null);
  } catch (error) {
    return isNamed(error, 'NotFoundError') ? ok(null) : failed('unwritable');
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
