import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientConfigType, readClientConfig } from '@/lib/onechat/client-config';
import { publicKey } from '@/lib/onechat/signed';
import { readWipeOrder } from '@/lib/onechat/wipe-order';
import { secretsFrom } from '@/server/process/secrets';
import { targets } from './support/databases';
import { ask, startTestServer, type TestSeat, type TestServer } from './support/test-server';

const folder = mkdtempSync(join(tmpdir(), 'onechat-orders-'));
const clientConfigFile = join(folder, 'client-config.jws');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(targets)('signed words on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  let owner: TestSeat;
  let agent: TestSeat;
  beforeAll(async () => {
    server = await startTestServer(await open(), { config: { clientConfigFile } });
    const workspaceId = await server.workspace();
    owner = await server.seat(workspaceId, 'owner');
    agent = await server.seat(workspaceId, 'agent');
  });
  afterAll(() => server.stop());

  test('a wipe order is an owner’s, for one computer, and proven by the key that was pinned at sign-in', async () => {
    const pinned = publicKey.parse((await ask(server, agent, ['GET', '/v1/me'])).body.serverKey);
    const other = await server.device(agent);
    const wipe = (who: TestSeat, clientId: string) =>
      ask(server, who, ['PATCH', `/v1/sessions/${clientId}`, { state: 'wipe' }]);
    expect((await wipe(agent, agent.clientId)).status).toBe(403);
    expect((await ask(server, agent, ['GET', '/v1/me'])).status).toBe(200);
    expect((await wipe(owner, agent.clientId)).body.state).toBe('wipe');

    const told = await ask(server, agent, ['GET', '/v1/me']);
    expect(told).toMatchObject({ status: 401, body: { code: 'device_wiped', retryable: false } });
    const { order } = told.body;
    const read = (change: object = {}, text = order) =>
      readWipeOrder(text, {
        key: pinned,
        workspaceId: agent.workspaceId,
        clientId: agent.clientId,
        ...change,
      });
    expect(await read()).toMatchObject({ ok: true, value: { dev: agent.clientId, by: owner.seatId } });
    expect(await read({ clientId: other.clientId })).toMatchObject({ ok: false, code: 'not-this' });
    expect(await read({ workspaceId: owner.seatId })).toMatchObject({ ok: false, code: 'not-this' });
    const stranger = secretsFrom('another-secret-that-nobody-knows-0123456789').verifyKey;
    const foreign = publicKey.parse(stranger.export({ format: 'jwk' }));
    expect(await read({ key: foreign })).toMatchObject({ ok: false, code: 'not-signed' });
    const [head, body, signature] = order.split('.');
    const forOther = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), dev: other.clientId }),
    ).toString('base64url');
    for (const text of [
      `${head}.${forOther}.${signature}`,
      `${head}.${body}.`,
      `${head}.${body}.${signature}.x`,
      '',
      '..',
      // Signed with the same key, but a token and no order.
      await server.token(agent),
    ]) {
      expect((await read({ clientId: other.clientId }, text)).ok, text).toBe(false);
      expect((await read({}, text)).ok, text).toBe(false);
    }
    // The other computer of the same person is untouched, and signing in does not undo the order.
    expect((await ask(server, other, ['GET', '/v1/me'])).status).toBe(200);
    await server.device(agent, agent.clientId);
    expect((await ask(server, agent, ['GET', '/v1/me'])).body.code).toBe('device_wiped');
  });

  test('a client config is passed on as it was signed, and an old or altered one is refused by the reader', async () => {
    const answer = () => ask(server, undefined, ['GET', '/v1/client-config']);
    rmSync(clientConfigFile, { force: true });
    expect((await answer()).body).toEqual({ config: null });
    const release = generateKeyPairSync('ed25519');
    const key = publicKey.parse(release.publicKey.export({ format: 'jwk' }));
    const sign = (version: number, typ = clientConfigType) =>
      new SignJWT({ version, issuedAt: '2026-11-22T00:00:00Z', off: ['composer.insert'] })
        .setProtectedHeader({ alg: 'EdDSA', typ })
        .sign(release.privateKey);
    writeFileSync(clientConfigFile, `${await sign(7)}\n`);
    const { config } = (await answer()).body;
    expect(await readClientConfig(config, { key, after: 6 })).toMatchObject({
      ok: true,
      value: { version: 7, off: ['composer.insert'] },
    });
    expect(await readClientConfig(config, { key, after: 7 })).toMatchObject({ ok: false, code: 'old' });
    const swapped = config.replace(/\.[^.]+\./, `.${(await sign(8)).split('.')[1]}.`);
    expect(await readClientConfig(swapped, { key, after: 0 })).toMatchObject({
      ok: false,
      code: 'not-signed',
    });
    expect(await readClientConfig(await sign(9, 'JWT'), { key, after: 0 })).toMatchObject({
      ok: false,
      code: 'not-this',
    });
  });
});
