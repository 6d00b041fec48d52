import { describe, expect, it } from 'vitest';
import { policy } from '@/lib/domain/privacy/policy';
import { clientConfigType } from '@/lib/onechat/client-config';
import { createConfigShelf, releaseKey } from '@/lib/sync/account/config-shelf';

const b64url = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url');

async function release() {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const raw = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64');
  const sign = async (said: object, typ = clientConfigType): Promise<string> => {
    const text = `${b64url(JSON.stringify({ alg: 'EdDSA', typ }))}.${b64url(JSON.stringify(said))}`;
    const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(text));
    return `${text}.${b64url(new Uint8Array(signature))}`;
  };
  const config = (version: number, off: string[], typ?: string): Promise<string> =>
    sign({ version, issuedAt: '2026-11-01T00:00:00Z', off }, typ);
  return { key: releaseKey(raw), config, sign };
}

function storage(kept: { value: unknown } = { value: undefined }) {
  return {
    kept,
    read: async () => kept.value,
    write: async (value: unknown) => {
      kept.value = JSON.parse(JSON.stringify(value)) as unknown;
    },
  };
}

describe('what a release says about features', () => {
  it('leaves features off once it is taken, also after a stop of the worker', async () => {
    const { key, config } = await release();
    const store = storage();
    const shelf = createConfigShelf(store, key);
    expect(await shelf.isOff('marks')).toBe(false);
    expect(await shelf.offer(await config(3, ['marks']), 5)).toMatchObject({
      ok: true,
      value: { version: 3 },
    });
    const again = createConfigShelf(store, key);
    expect([await again.isOff('marks'), await again.isOff('observe')]).toEqual([true, false]);
    expect(await again.standing()).toEqual({
      version: 3,
      off: ['marks'],
      policy: null,
      askedAt: 5,
      refused: null,
    });
  });

  it('never goes back: an older or equal one is refused, noted, and changes nothing', async () => {
    const { key, config } = await release();
    const shelf = createConfigShelf(storage(), key);
    await shelf.offer(await config(3, ['marks']), 1);
    expect(await shelf.offer(await config(2, []), 2)).toMatchObject({ ok: false, code: 'old' });
    expect(await shelf.offer(await config(3, []), 3)).toMatchObject({ ok: false, code: 'old' });
    expect(await shelf.standing()).toEqual({
      version: 3,
      off: ['marks'],
      policy: null,
      askedAt: 3,
      refused: { code: 'old', at: 3 },
    });
    await shelf.offer(await config(4, []), 4);
    expect(await shelf.standing()).toEqual({ version: 4, off: [], policy: null, askedAt: 4, refused: null });
  });

  it('is refused and noted where it is forged, cut, of another kind, or where the build knows no key', async () => {
    const ours = await release();
    const theirs = await release();
    const good = await ours.config(9, ['marks']);
    const [head, body, signature] = good.split('.');
    const other = b64url(JSON.stringify({ version: 10, issuedAt: '2026-11-01T00:00:00Z', off: ['observe'] }));
    const bad: [string, string][] = [
      [await theirs.config(9, ['marks']), 'not-signed'],
      [`${head}.${other}.${signature}`, 'not-signed'],
      [`${head}.${body}`, 'not-signed'],
      ['', 'not-signed'],
      [await ours.config(9, ['marks'], 'onechat-order'), 'not-this'],
      [await ours.sign({ version: 9, issuedAt: '2026-11-01T00:00:00Z', on: ['everything'] }), 'not-this'],
    ];
    for (const [text, code] of bad) {
      const shelf = createConfigShelf(storage(), ours.key);
      expect(await shelf.offer(text, 7)).toMatchObject({ ok: false, code });
      expect(await shelf.standing()).toMatchObject({ version: 0, off: [], refused: { code, at: 7 } });
    }
    const keyless = createConfigShelf(storage(), releaseKey(''));
    expect(await keyless.offer(good, 7)).toMatchObject({ ok: false, code: 'no-key' });
  });

  it('is checked again whenever it is read: what was changed in storage has no effect', async () => {
    const ours = await release();
    const theirs = await release();
    const store = storage({
      value: { text: await theirs.config(99, ['observe']), askedAt: 1, refused: null },
    });
    const shelf = createConfigShelf(store, ours.key);
    expect(await shelf.isOff('observe')).toBe(false);
    expect(await shelf.offer(await ours.config(1, ['marks']), 2)).toMatchObject({ ok: true });
    store.kept.value = { text: 7 };
    expect(await shelf.standing()).toMatchObject({ version: 0, off: [] });
  });

  it('given again as it was is no news and no refusal', async () => {
    const { key, config } = await release();
    const shelf = createConfigShelf(storage(), key);
    const text = await config(3, ['marks']);
    await shelf.offer(text, 1);
    expect(await shelf.offer(`${text}\n`, 2)).toEqual({ ok: true, value: null });
    expect(await shelf.offer(null, 3)).toEqual({ ok: true, value: null });
    expect(await shelf.standing()).toEqual({
      ...{ version: 3, off: ['marks'], policy: null },
      ...{ askedAt: 3, refused: null },
    });
  });
});

describe('what a release says about the privacy policy', () => {
  const notice = (version: string) => ({
    ...{ version, effective: version, sha256: 'a'.repeat(64) },
    ...{ material: true, changes: ['More is read.'] },
  });

  async function told() {
    const { key, sign } = await release();
    const shelf = createConfigShelf(storage(), key);
    const offer = async (version: number, more: object, at: number) =>
      shelf.offer(await sign({ version, issuedAt: '2026-11-01T00:00:00Z', off: [], ...more }), at);
    return { shelf, offer };
  }

  it('is known once it is taken; the one that the build ships is no news', async () => {
    const { shelf, offer } = await told();
    expect((await offer(1, { policy: notice(policy.version) }, 1)).ok).toBe(true);
    expect((await shelf.standing()).policy).toBeNull();
    expect((await offer(2, { policy: notice('2999-01-01') }, 2)).ok).toBe(true);
    expect(await shelf.standing()).toMatchObject({ policy: notice('2999-01-01'), refused: null });
  });

  it('never goes back: an older policy, or none after a newer one, is refused, noted, and changes nothing', async () => {
    const { shelf, offer } = await told();
    expect(await offer(1, { policy: notice('2020-01-01') }, 1)).toMatchObject({ code: 'old-policy' });
    expect(await shelf.standing()).toMatchObject({ version: 0, refused: { code: 'old-policy', at: 1 } });
    await offer(2, { policy: notice('2999-06-01') }, 2);
    for (const more of [{ policy: notice('2999-01-01') }, {}])
      expect(await offer(3, more, 3)).toMatchObject({ code: 'old-policy' });
    expect(await shelf.standing()).toMatchObject({
      ...{ version: 2, policy: { version: '2999-06-01' } },
      refused: { code: 'old-policy', at: 3 },
    });
  });

  it('that is no notice makes the whole no notice', async () => {
    const { shelf, offer } = await told();
    const bad = [{ version: 'soon' }, { sha256: 'short' }, { changes: [] }, { material: 'yes' }];
    for (const [n, wrong] of bad.entries())
      expect(await offer(n + 1, { policy: { ...notice('2999-01-01'), ...wrong } }, 1)).toMatchObject({
        code: 'not-this',
      });
    expect((await shelf.standing()).policy).toBeNull();
  });
});
