import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign, verify } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSecret, secretInFolder, secretsFrom } from '@/server/process/secrets';

const folder = mkdtempSync(join(tmpdir(), 'onechat-secret-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the secret of a server', () => {
  it('is made once, for its owner’s eyes, and is strong', () => {
    const first = secretInFolder(join(folder, 'data'));
    expect(secretInFolder(join(folder, 'data'))).toBe(first);
    expect(statSync(join(folder, 'data', 'secret')).mode & 0o777).toBe(0o600);
    expect(checkSecret(first).ok).toBe(true);
  });

  it.each(['', 'short', 'a'.repeat(64), 'abcabcabc'.repeat(8), 'password'.repeat(6)])(
    'is refused when it can be guessed: %s',
    (secret) => expect(checkSecret(secret)).toMatchObject({ ok: false, code: 'weak' }),
  );

  it('gives keys that differ from each other and from those of another secret', () => {
    const [one, two] = [secretsFrom('x'.repeat(40)), secretsFrom('y'.repeat(40))];
    expect(one.cursorKey.equals(one.presenceKey)).toBe(false);
    expect(one.cursorKey.equals(two.cursorKey)).toBe(false);
    const signature = sign(null, Buffer.from('text'), one.signingKey);
    expect(verify(null, Buffer.from('text'), one.verifyKey, signature)).toBe(true);
    expect(verify(null, Buffer.from('text'), two.verifyKey, signature)).toBe(false);
  });
});
