import { randomUUID } from 'node:crypto';
import type { Role } from '@/lib/onechat/fields';
import { signAccess } from '@/server/auth/access-token';
import type { Entry } from '@/server/http/log';
import type { Mail, Mailer } from '@/server/mail/mailer';
import { readConfig, type Config } from '@/server/process/config';
import { secretsFrom } from '@/server/process/secrets';
import { startServer, type Running } from '@/server/process/start-server';
import type { Rates } from '@/server/services';
import { schemasOf, schemaSteps, type Schemas } from '@/server/store/schema-steps';
import { addSeat, admitDevice, createWorkspace } from '@/server/store/workspaces';
import type { Opened } from './databases';

export const extensionId = 'abcdefghijklmnopabcdefghijklmnop';
export const testSecret = 'correct-horse-battery-staple-0123456789';

export interface TestSeat {
  readonly workspaceId: string;
  readonly seatId: string;
  readonly userId: string;
  readonly clientId: string;
  readonly token: string;
}

export interface TestServer {
  readonly url: string;
  readonly running: Running;
  readonly mails: Mail[];
  readonly log: Entry[];
  workspace(name?: string): Promise<string>;
  seat(workspaceId: string, role: Role, name?: string): Promise<TestSeat>;
  /** Another computer of the same person. */
  device(seat: TestSeat, clientId?: string): Promise<TestSeat>;
  token(seat: Omit<TestSeat, 'token'>, expires?: string): Promise<string>;
  stop(): Promise<void>;
}

/** No limits, for tests that are not about them. */
export const noLimits: Rates = {
  address: { name: 'address', count: 1e9, seconds: 60 },
  stranger: { name: 'stranger', count: 1e9, seconds: 60 },
  seat: { name: 'seat', count: 1e9, seconds: 60 },
  signIn: { name: 'sign-in', count: 1e9, seconds: 60 },
};

let made = 0;
/** A computer nobody has used before. */
export function newClientId(): string {
  made += 1;
  return made.toString(36).padStart(16, 'c');
}

function testConfig(change: Partial<Config> = {}): Config {
  const read = readConfig({ PORT: '0', EXTENSION_IDS: extensionId, PUBLIC_URL: 'http://localhost:8787' }, []);
  if (!read.ok) throw new Error(read.say);
  return { ...read.value, ...change };
}

/** A whole server on a free port of this computer. */
export async function startTestServer(
  { database, url: databaseUrl }: Opened,
  change: {
    config?: Partial<Config>;
    rates?: Rates;
    now?: () => number;
    mailer?: Mailer;
    schemas?: Schemas;
  } = {},
): Promise<TestServer> {
  const mails: Mail[] = [];
  const log: Entry[] = [];
  const secrets = secretsFrom(testSecret);
  const running = await startServer({
    config: testConfig({ databaseUrl, ...change.config }),
    database,
    secrets,
    rates: change.rates ?? noLimits,
    schemas: change.schemas ?? schemasOf(schemaSteps),
    mailer: change.mailer ?? { send: async (mail) => void mails.push(mail), reachable: async () => true },
    log: (entry) => void log.push(entry),
    now: change.now ?? Date.now,
    version: '0.0.0-test',
  });
  const { facts } = running.services;
  const token = (seat: Omit<TestSeat, 'token'>, expires = '10m') =>
    signAccess({ ...seat, grantId: 'test' }, { signingKey: secrets.signingKey, facts, expires });
  const admit = async (seat: Omit<TestSeat, 'token'>): Promise<TestSeat> => {
    await admitDevice(database, { ...seat, grantId: 'test', name: 'Test' });
    return { ...seat, token: await token(seat) };
  };
  return {
    url: `http://127.0.0.1:${running.port}`,
    running,
    mails,
    log,
    token,
    workspace: (name = 'Shop') => createWorkspace(database, name),
    async seat(workspaceId, role, name = `A ${role}`) {
      const userId = `user-${randomUUID()}`;
      const email = `${userId}@example.test`;
      const seatId = await addSeat(database, { workspaceId, userId, role, name, email });
      return admit({ workspaceId, seatId, userId, clientId: newClientId() });
    },
    device: (seat, clientId = newClientId()) => admit({ ...seat, clientId }),
    stop: () => running.stop(),
  };
}

export interface Answer {
  readonly status: number;
  readonly body: any;
  readonly headers: Headers;
}

/** Asks as a seat would; the body of the answer is read. */
export async function ask(
  server: Pick<TestServer, 'url'>,
  seat: { token: string } | undefined,
  [method, path, body, headers = {}]: readonly [string, string, unknown?, Record<string, string>?],
): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...(seat === undefined ? {} : { authorization: `Bearer ${seat.token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    redirect: 'manual',
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && !response.headers.get('content-type')?.includes('ndjson') ? JSON.parse(text) : text,
  };
}
