import { describe, expect, it } from 'vitest';
import type { FoundRecord } from '@/lib/catalogue/define-record';
import { recordList, records } from '@/lib/catalogue/records';
import { exportArchive } from '@/lib/privacy/export/export-archive';
import { omissionsOf } from '@/lib/privacy/export/export-manifest';
import { exportReadme } from '@/lib/privacy/export/export-readme';
import { recordCounts, recordRows } from '@/lib/privacy/held-records';
import { accountToJson, type Account } from '@/lib/sync/account/account';
import { toStored } from '@/lib/sync/account/stored';
import { newRecord } from '@/lib/sync/engine/record';
import { heldFrom, never } from '@/tests/support/privacy/held';
import { readExport } from '@/tests/support/read-export.mjs';

const account: Account = {
  state: 'in',
  clientId: 'a'.repeat(16),
  refresh: 'refresh-s3cret',
  seat: { id: 's', name: 'Asha', email: 'asha@shop.invalid', role: 'owner' },
  workspace: { id: 'w', name: 'Shop' },
  serverKey: { kty: 'OKP' },
  since: 5,
  conversationKey: 'talk-s3cret',
};
const tickets = Array.from({ length: 30 }, (_, n) => ({ hash: `h${n}`, tabId: n, until: n, usedBy: null }));
const found: readonly FoundRecord[] = [
  { in: 'local', key: 'tickets', bytes: 900, value: tickets },
  { in: 'local', key: 'gate', bytes: 30, value: { gate: 'open', accepted: true } },
  { in: 'session', key: 'access', bytes: 40, value: { token: 'access-s3cret', until: 9, seat: 's' } },
  { in: 'session', key: 'receipt.one', bytes: 10, value: { contactId: 'one', at: 1 } },
  { in: 'session', key: 'receipt.two', bytes: 10, value: { contactId: 'two', at: 2 } },
  {
    in: 'files',
    key: 'keys/current.json',
    bytes: 90,
    value: { generation: 1, key: 'key-s3cret', mode: 'device' },
  },
  { in: 'meta', key: 'aside.account', bytes: 300, value: accountToJson(account) },
  { in: 'meta', key: 'aside.sync', bytes: 200, value: toStored(newRecord('a'.repeat(16))) },
  { in: 'done', key: 'x', bytes: 60 },
  { in: 'local', key: 'not-ours', bytes: 5, value: 'who put this here' },
];

describe('what is kept beside the tables', () => {
  it('is counted by item, with its size', () => {
    const counts = Object.fromEntries(
      recordCounts(found).map(({ table, count, bytes }) => [table, [count, bytes]]),
    );
    expect(counts).toMatchObject({
      choice: [1, 30],
      tickets: [30, 900],
      accessToken: [1, 40],
      eraseReceipts: [2, 20],
      key: [1, 90],
      account: [1, 300],
      finished: [1, 60],
      newerRows: [0, 0],
    });
    expect(Object.keys(counts)).toEqual(recordList.map(({ name }) => name));
  });

  it('is shown newest first, a window at a time', () => {
    const page = recordRows(records.tickets, found, { offset: 10, limit: 2 });
    expect(page.count).toBe(30);
    expect(page.rows.map((row) => row.fields['hash'])).toEqual(['h19', 'h18']);
  });

  it('never shows a secret, only that there is one', () => {
    const shown = recordList.map((record) => recordRows(record, found, { offset: 0, limit: 50 }));
    expect(JSON.stringify(shown)).not.toContain('s3cret');
    expect(recordRows(records.account, found, { offset: 0, limit: 1 }).rows[0]?.fields['refresh']).toBe(true);
    const value = accountToJson({ ...account, refresh: null });
    const none: FoundRecord = { in: 'meta', key: 'aside.account', bytes: 1, value };
    const [row] = recordRows(records.account, [none], { offset: 0, limit: 1 }).rows;
    expect(row?.fields).not.toHaveProperty('refresh');
  });

  it('has each part that is really written named in the catalogue', () => {
    const written = {
      account: accountToJson(account),
      syncState: toStored(newRecord('a'.repeat(16))),
    } as const;
    for (const [name, value] of Object.entries(written)) {
      const record = recordList.find((each) => each.name === name);
      const parts = Object.keys(record?.fields ?? {});
      expect(parts, name).toEqual(expect.arrayContaining(Object.keys(Object(value))));
    }
  });
});

describe('an export', () => {
  const facts = { exportId: 'x', createdAt: 1, appVersion: '1', generation: 1, head: 1, erasing: 0 };
  const archive = async (): Promise<Uint8Array> => {
    const held = heldFrom({ hot: {}, cold: {} });
    const work = { held, records: found, facts, signal: never, progress: () => {}, done: () => {} };
    return new Uint8Array(await new Response(exportArchive(work)).arrayBuffer());
  };

  it('holds what is kept beside the tables, and no secret', async () => {
    const bytes = await archive();
    expect(readExport(bytes).problems).toEqual([]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('asha@shop.invalid');
    expect(text).toContain('records/syncState.jsonl');
    expect(text).not.toContain('s3cret');
    expect(text).not.toContain('records/tickets.jsonl');
  });

  it('says in its README of every record whether it is inside, and why not', () => {
    const readme = exportReadme({ erasing: 0 });
    for (const { name, title, exported } of recordList) {
      if (exported === true) expect(readme).toContain(`records/${name}.jsonl`);
      else expect(readme).toContain(`${title}. ${exported.leftOut}`);
    }
    expect(omissionsOf({ erasing: 0 })).toContainEqual({
      what: 'Of “Who is signed in”: refresh, renewal, conversationKey',
      why: 'It is a secret: whoever has it could act as you.',
    });
    expect(omissionsOf({ erasing: 0 })).toContainEqual({
      what: 'Of “Chats kept out”: secret',
      why: 'It is a secret: whoever has it could work out whose chats are personal.',
    });
  });
});
