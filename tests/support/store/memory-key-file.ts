import { failed, ok } from '@/lib/domain/shared/result';
import type { KeyFile, SealingKey } from '@/lib/platform/keys';

/** A key file in memory; `stored` is what would lie on disk. */
export interface MemoryKeyFile extends KeyFile {
  stored: SealingKey | null;
  /** Every key that was ever written, for tests that try old ones. */
  readonly past: SealingKey[];
  /** The next call of this name fails as a disk would. */
  failNext: 'read' | 'write' | 'destroy' | null;
}

export function memoryKeyFile(): MemoryKeyFile {
  const file: MemoryKeyFile = {
    stored: null,
    past: [],
    failNext: null,
    async read() {
      return takes('read') ? failed('unreadable') : ok(file.stored);
    },
    async write(key) {
      if (takes('write')) return failed('unwritable');
      file.stored = key;
      file.past.push(key);
      return ok(null);
    },
    async destroy() {
      if (takes('destroy')) return failed('unwritable');
      file.stored = null;
      return ok(null);
    },
  };
  function takes(call: 'read' | 'write' | 'destroy'): boolean {
    if (file.failNext !== call) return false;
    file.failNext = null;
    return true;
  }
  return file;
}
