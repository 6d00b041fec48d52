import { describe, expect, it } from 'vitest';
import { createApiClient, type Carried, type Carry } from '@/lib/onechat/client';
import { parseRetryAfter } from '@/lib/platform/net';

const { signal } = new AbortController();
const id = '01890000-0000-7000-8000-000000000001';

function clientOver(answer: Partial<Carried> & { body?: unknown }) {
  const asked: Parameters<Carry>[0][] = [];
  const client = createApiClient(
    (request) => {
      asked.push(request);
      const { status = 200, header = () => null, body } = answer;
      const text = answer.text ?? (body === undefined ? '' : JSON.stringify(body));
      return Promise.resolve({ ok: true, value: { status, header, text } });
    },
    (value) => parseRetryAfter(value, 0),
  );
  return { client, asked };
}

describe('a call', () => {
  it('is put together from the route: address, method, body, token', async () => {
    const { client, asked } = clientOver({ body: { workspaces: [] } });
    await client.call('listWorkspaces', {}, { token: 'abc', signal });
    expect(asked[0]).toMatchObject({
      method: 'GET',
      path: '/v1/workspaces',
      headers: { authorization: 'Bearer abc' },
    });
    const other = clientOver({ status: 204 });
    expect(await other.client.call('removeMember', { params: { seatId: id } }, { signal })).toEqual({
      ok: true,
      value: null,
    });
    expect(other.asked[0]?.path).toBe(`/v1/members/${id}`);
  });

  it('encodes what it puts into an address', async () => {
    const { client, asked } = clientOver({ text: '' });
    await client.text('snapshot', { query: { clientId: 'a&b=c', schema: 1 } }, { signal });
    expect(asked[0]?.path).toBe('/v1/sync/snapshot?clientId=a%26b%3Dc&schema=1');
  });

  it('believes only what the contract says', async () => {
    const { client } = clientOver({ body: { workspaces: [{ id: 'no uuid' }] } });
    expect(await client.call('listWorkspaces', {}, { signal })).toMatchObject({
      ok: false,
      code: 'unreadable',
      retryable: true,
    });
  });

  it('reads a problem with everything it says', async () => {
    const body = {
      type: 'about:blank',
      title: 'Wait',
      status: 409,
      code: 'clock',
      request_id: 'r',
      retryable: true,
      serverTime: '2026-11-22T10:00:00.000Z',
    };
    const { client } = clientOver({ status: 409, body, header: () => '3' });
    expect(await client.call('readMe', {}, { signal })).toMatchObject({
      ok: false,
      code: 'clock',
      say: 'Wait',
      retryable: true,
      wait: 3_000,
      extras: { serverTime: '2026-11-22T10:00:00.000Z' },
    });
  });

  it.each([
    [502, '<html>bad gateway</html>', true],
    [429, '', true],
  ])('takes %d without a problem document for what its status says', async (status, text, retryable) => {
    const { client } = clientOver({ status, text });
    expect(await client.call('readMe', {}, { signal })).toMatchObject({ code: 'unknown', retryable });
  });

  it('believes of a refusal without a problem document that somebody on the way made it', async () => {
    const { client } = clientOver({ status: 404, text: '<html>Welcome to our Wi-Fi</html>' });
    expect(await client.call('readMe', {}, { signal })).toMatchObject({
      code: 'unreadable',
      retryable: true,
    });
  });
});
