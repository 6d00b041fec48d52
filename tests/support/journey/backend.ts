import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { EXTENSION_ID } from '../harness/launch';

/** The two ways in which the browser keeps IndexedDB, with the launch option that chooses each. */
export const backends = [
  { backend: 'LevelDB', sqlite: false },
  { backend: 'SQLite', sqlite: true },
] as const;

/** What the extension's own database files in a profile are; an empty list where it has no database. */
export async function backendsOnDisk(profileDir: string): Promise<string[]> {
  const found = new Set<string>();
  for (const path of await databaseFiles(profileDir)) {
    if (path.endsWith('CURRENT')) found.add('LevelDB');
    else if ((await headOf(path)).startsWith('SQLite format 3\0')) found.add('SQLite');
  }
  return [...found];
}

async function databaseFiles(profileDir: string): Promise<string[]> {
  const folder = join(profileDir, 'Default', 'IndexedDB');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes(EXTENSION_ID));
}

async function headOf(path: string): Promise<string> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
  await file.close();
  return buffer.toString('latin1', 0, bytesRead);
}
