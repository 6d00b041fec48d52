import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAccessReader } from '@/server/auth/access-reader';
import { signAccess } from '@/server/auth/access-token';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const facts = { issuer: 'http://localhost:8787', audience: 'http://localhost:8787/v1' };
const key = {
  workspaceId: '11111111-1111-4111-8111-111111111111',
  userId: 'user',
  clientId: 'c'.repeat(16),
  grantId: 'grant',
};
const made = (change = {}, expires = '10m') =>
  signAccess({ ...key, ...change }, { signingKey: privateKey, facts, expires });

function reader(most?: number) {
  const seen = { checks: 0, now: Date.now() };
  const keyById = async () => {
    seen.checks += 1;
    return publicKey;
  };
  const read = createAccessReader({
    facts,
    keyById,
    now: () => seen.now,
    ...(most === undefined ? {} : { most }),
  });
  return { read, seen };
}

test('a good token is checked once', async () => {
  const { read, seen } = reader();
  const token = await made();
  expect(await read(token)).toMatchObject(key);
  expect(await read(token)).toMatchObject(key);
  expect(seen.checks).toBe(1);
});

test('a token is not believed past its end, however often it was', async () => {
  const { read, seen } = reader();
  const token = await made({}, '2s');
  expect(await read(token)).toMatchObject(key);
  seen.now += 2_100;
  await new Promise((done) => setTimeout(done, 2_100));
  expect(await read(token)).toBeUndefined();
  expect(seen.checks).toBe(2);
});

test('one changed character is another token, and a bad one is checked each time', async () => {
  const { read, seen } = reader();
  const token = await made();
  await read(token);
  const [head, body = '', signature = ''] = token.split('.');
  // Not its last character: that one may differ in bits that count for nothing.
  const signedWrong = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  const other = JSON.parse(Buffer.from(body, 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...other, sub: 'owner' })).toString('base64url');
  for (const bad of [`${head}.${forged}.${signature}`, `${head}.${body}.${signedWrong}`, 'none', '']) {
    expect(await read(bad)).toBeUndefined();
    expect(await read(bad)).toBeUndefined();
  }
  expect(seen.checks).toBe(5);
});

test('only so many are remembered; the oldest go first', async () => {
  const { read, seen } = reader(2);
  const tokens = [await made({ userId: 'a' }), await made({ userId: 'b' }), await made({ userId: 'c' })];
  for (const token of tokens) await read(token);
  expect(seen.checks).toBe(3);
  await read(tokens[2]!);
  await read(tokens[1]!);
  expect(seen.checks).toBe(3);
  expect(await read(tokens[0]!)).toMatchObject({ userId: 'a' });
  expect(seen.checks).toBe(4);
});
