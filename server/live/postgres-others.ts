import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { z } from '@/lib/catalogue/zod';
import { presenceStates } from '@/lib/onechat/people';
import type { Postgres } from '../sql/postgres';
import type { Signal } from './live-hub';
import type { Others } from './others';

const channel = 'onechat_live';

const message = z.object({
  from: z.uuid(),
  signal: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('head'), workspaceId: z.uuid(), head: z.int() }),
    z.object({ kind: z.literal('locked'), workspaceId: z.uuid(), clientId: z.string() }),
    z.object({
      kind: z.literal('presence'),
      workspaceId: z.uuid(),
      key: z.string(),
      seatId: z.uuid(),
      state: z.enum([...presenceStates, 'left']),
    }),
    z.object({ kind: z.literal('team'), workspaceId: z.uuid() }),
  ]),
});

interface Parts {
  readonly database: Postgres;
  readonly url: string;
  readonly hear: (signal: Signal) => void;
  readonly signal: AbortSignal;
}

/** Heads of one workspace are told at most this often. */
const gatherMs = 100;
const reconnectMs = 2_000;

/**
 * Other processes on the same PostgreSQL, over NOTIFY outside any transaction. What is lost while a connection is
 * down is only a hint: clients ask by themselves as well.
 */
export async function postgresOthers({ database, url, hear, signal }: Parts): Promise<Others> {
  const from = randomUUID();
  const heads = new Map<string, number>();
  let listener: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const say = (told: Signal) => {
    const text = JSON.stringify({ from, signal: told });
    database.query('select pg_notify($1, $2)', [channel, text]).catch(() => undefined);
  };
  const connect = async () => {
    const client = new Client({ connectionString: url, application_name: '1chat-api live' });
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!signal.aborted)
        timer = setTimeout(() => void connect().catch(() => undefined), reconnectMs).unref();
    });
    client.on('notification', ({ payload }) => {
      const read = message.safeParse(parsed(payload));
      if (read.success && read.data.from !== from) hear(read.data.signal);
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    listener = client;
  };

  await connect();
  return {
    tell(told) {
      if (told.kind !== 'head') return say(told);
      const waits = heads.has(told.workspaceId);
      heads.set(told.workspaceId, told.head);
      if (waits) return;
      setTimeout(() => {
        const head = heads.get(told.workspaceId) ?? told.head;
        heads.delete(told.workspaceId);
        if (!signal.aborted) say({ ...told, head });
      }, gatherMs);
    },
    async close() {
      clearTimeout(timer);
      await listener?.end();
    },
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
