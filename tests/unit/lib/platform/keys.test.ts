import { describe, expect, it } from 'vitest';
import { opfsKeyFile, parseKey, type SealingKey } from '@/lib/platform/keys';

const key: SealingKey = { generation: 3, key: `${'A'.repeat(43)}=`, mode: 'device' };

/** A file system of one folder with one file; a write counts once it is closed, as in the browser. */
function fakeStorage(initial: string | null = null) {
  const disk = { text: initial, fail: null as string | null };
  const missing = () => new DOMException('', 'NotFoundError');
  const touch = (): void => {
    if (disk.fail !== null) throw new DOMException('', disk.fail);
  };
  const fileHandle = {
    getFile: async () => ({ text: async () => disk.text ?? '' }),
    createWritable: async () => {
      let waiting = '';
      return {
        write: async (text: string) => {
          touch();
          waiting += text;
        },
        close: async () => {
          disk.text = waiting;
        },
      };
    },
  };
  const folder = {
    getFileHandle: async (_name: string, options?: { create?: boolean }) => {
      if (disk.text === null && options?.create !== true) throw missing();
      return fileHandle;
    },
  };
  const root = {
    getDirectoryHandle: async (_name: string, options?: { create?: boolean }) => {
      if (disk.text === null && options?.create !== true) throw missing();
      return folder;
    },
    removeEntry: async () => {
      touch();
      if (disk.text === null) throw missing();
      disk.text = null;
    },
  };
  const storage = {
    getDirectory: async () => {
      if (disk.fail === 'SecurityError') touch();
      return root;
    },
  };
  return { disk, file: opfsKeyFile(storage as unknown as StorageManager) };
}

describe('the key file', () => {
  it('is empty at first, then holds what was written last', async () => {
    const { file } = fakeStorage();
    expect(await file.read()).toEqual({ ok: true, value: null });
    expect(await file.write(key)).toEqual({ ok: true, value: null });
    expect(await file.read()).toEqual({ ok: true, value: key });
    await file.write({ ...key, generation: 4 });
    expect(await file.read()).toEqual({ ok: true, value: { ...key, generation: 4 } });
  });

  it('holds nothing after it was destroyed, also twice', async () => {
    const { file, disk } = fakeStorage(JSON.stringify(key));
    expect(await file.destroy()).toEqual({ ok: true, value: null });
    expect(disk.text).toBeNull();
    expect(await file.destroy()).toEqual({ ok: true, value: null });
    expect(await file.read()).toEqual({ ok: true, value: null });
  });

  it('that was made but never written holds no key', async () => {
    expect(await fakeStorage('').file.read()).toEqual({ ok: true, value: null });
  });

  it('with something else in it is unreadable, not empty', async () => {
    expect(await fakeStorage('{"generation":1').file.read()).toMatchObject({ code: 'unreadable' });
    expect(await fakeStorage('{}').file.read()).toMatchObject({ code: 'unreadable' });
  });

  it('that the browser refuses is unreadable, not empty', async () => {
    const { file, disk } = fakeStorage(JSON.stringify(key));
    disk.fail = 'SecurityError';
    expect(await file.read()).toMatchObject({ code: 'unreadable' });
    expect(await file.destroy()).toMatchObject({ code: 'unwritable' });
  });

  it('keeps the old key when the new one finds no room', async () => {
    const { file, disk } = fakeStorage(JSON.stringify(key));
    disk.fail = 'QuotaExceededError';
    expect(await file.write({ ...key, generation: 4 })).toMatchObject({ code: 'full' });
    disk.fail = null;
    expect(await file.read()).toEqual({ ok: true, value: key });
  });
});

describe('the text of a key file', () => {
  it('is a key only with a generation, 32 bytes and a known mode', () => {
    expect(parseKey(JSON.stringify(key))).toEqual(key);
    for (const wrong of [
      { ...key, generation: 0 },
      { ...key, generation: '1' },
      { ...key, key: 'short' },
      { ...key, key: 7 },
      { ...key, mode: 'passcode' },
    ]) {
      expect(parseKey(JSON.stringify(wrong))).toBeNull();
    }
    expect(parseKey('null')).toBeNull();
  });
});
