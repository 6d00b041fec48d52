import { generateKeyPairSync, sign, createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Account } from '@/lib/sync/account/account';
import { authorizeUrl, codeIn } from '@/lib/sync/account/authorize';
import { newProof } from '@/lib/sync/account/proof';
import { isWipeOrder } from '@/lib/sync/account/wipe-order';

const redirect = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

describe('the question', () => {
  it('is bound by a hash of a secret that does not travel', async () => {
    const proof = await newProof();
    const facts = {
      origin: 'https://api.example',
      redirect,
      clientId: 'c',
      deviceName: 'Desk',
      askWho: true,
    };
    const url = new URL(authorizeUrl(facts, proof));
    const challenge = createHash('sha256').update(proof.verifier).digest('base64url');
    expect(url.searchParams.get('code_challenge')).toBe(challenge);
    expect(url.searchParams.get('prompt')).toBe('login');
    expect(url.href).not.toContain(proof.verifier);
    expect((await newProof()).state).not.toBe(proof.state);
  });
});

describe('the answer', () => {
  const asked = { redirect, state: 's1' };
  it.each([
    [null, 'closed'],
    [`${redirect}?code=c&state=other`, 'foreign'],
    [`${redirect}?code=c`, 'foreign'],
    ['https://evil.example/?code=c&state=s1', 'foreign'],
    [`${redirect}?error=access_denied&state=s1`, 'refused'],
    [`${redirect}?code=&state=s1`, 'refused'],
  ])('%s is %s', (address, code) => expect(codeIn(address, asked)).toMatchObject({ ok: false, code }));
  it('with code and state is taken', () =>
    expect(codeIn(`${redirect}?code=c1&state=s1`, asked)).toEqual({ ok: true, value: 'c1' }));
});

describe('an order to wipe', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const account: Account = {
    state: 'in',
    clientId: 'aaaaaaaaaaaaaaaa',
    refresh: null,
    seat: { id: 's', name: '', email: '', role: 'agent' },
    workspace: { id: 'ws', name: '' },
    serverKey: publicKey.export({ format: 'jwk' }) as Record<string, string>,
    since: 0,
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const order = (claims: object, header: object = {}, key = privateKey) => {
    const text = `${part({ alg: 'EdDSA', typ: 'onechat-order', ...header })}.${part(claims)}`;
    return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
  };
  const wipe = { order: 'wipe', ws: 'ws', dev: 'aaaaaaaaaaaaaaaa', by: 'owner' };

  it('is obeyed when the pinned key signed it for this computer', async () =>
    expect(await isWipeOrder(order(wipe), account)).toBe(true));

  it.each([
    ['of another computer', order({ ...wipe, dev: 'bbbbbbbbbbbbbbbb' })],
    ['of another workspace', order({ ...wipe, ws: 'other' })],
    ['of another kind', order({ ...wipe, order: 'sing' })],
    ['that is an access token', order(wipe, { typ: 'JWT' })],
    ['that is not signed', order(wipe, { alg: 'none' })],
    ['signed by somebody else', order(wipe, {}, generateKeyPairSync('ed25519').privateKey)],
    ['changed on the way', order(wipe).replace(/^(.)/, 'f')],
    ['cut short', order(wipe).slice(0, -4)],
    ['empty', ''],
    ['that is noise', 'a.b.c'],
  ])('%s is not', async (_what, text) => expect(await isWipeOrder(text, account)).toBe(false));
});
