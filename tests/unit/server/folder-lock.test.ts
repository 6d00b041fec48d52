import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lockFolder } from '@/server/process/folder-lock';

const folder = mkdtempSync(join(tmpdir(), 'onechat-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a data folder', () => {
  it('is for one at a time, and free again afterwards', async () => {
    const first = await lockFolder(folder);
    expect(first.ok).toBe(true);
    expect(await lockFolder(folder)).toMatchObject({ ok: false, code: 'taken' });
    if (first.ok) await first.value.release();
    const again = await lockFolder(folder);
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.release();
  });

  it('that a killed process left behind holds nobody back', async () => {
    const script = join(folder, 'holder.mjs');
    const socket = join(folder, 'lock.sock');
    writeFileSync(
      script,
      `import { createServer } from 'node:net'; createServer().listen(${JSON.stringify(socket)}, () => process.send('held'));`,
    );
    const holder = fork(script);
    await new Promise((done) => holder.once('message', done));
    expect((await lockFolder(folder)).ok).toBe(false);
    const ended = new Promise((done) => holder.once('exit', done));
    holder.kill('SIGKILL');
    await ended;
    expect(existsSync(socket)).toBe(true);
    const taken = await lockFolder(folder);
    expect(taken.ok).toBe(true);
    if (taken.ok) await taken.value.release();
  });

  it('works where the path is too long for a socket', async () => {
    const deep = join(folder, 'x'.repeat(120));
    const taken = await lockFolder(deep);
    expect(taken.ok).toBe(true);
    expect((await lockFolder(deep)).ok).toBe(false);
    if (taken.ok) await taken.value.release();
  });
});
