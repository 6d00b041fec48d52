import type { Role } from '@/lib/onechat/fields';
import { signAccess } from './auth/access-token';
import type { Auth } from './auth/better-auth';
import type { Services } from './services';
import { textIn } from './sql/read';
import type { Sql } from './sql/sql';
import { addSeat, admitDevice, createWorkspace } from './store/workspaces';

interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly clientId: string;
}

const people: readonly DemoPerson[] = [
  { name: 'Asha', email: 'owner@demo.invalid', role: 'owner', clientId: 'demoowner0000000' },
  { name: 'Bikash', email: 'manager@demo.invalid', role: 'manager', clientId: 'demomanager00000' },
  { name: 'Chaya', email: 'agent@demo.invalid', role: 'agent', clientId: 'demoagent0000000' },
];

const workspaceName = 'Demo shop';
const grantId = 'demo';

export interface DemoSeat extends DemoPerson {
  readonly password: string;
  readonly token: string;
}

/**
 * A workspace with an owner, a manager and an agent; their sign-in, and a token each for trying with curl. The same
 * ones at every start. Refuses a database that holds anything else.
 */
export async function seedDemo(services: Services, auth: Auth): Promise<readonly DemoSeat[]> {
  const { database, secrets, facts } = services;
  const workspaceId = (await findDemo(database)) ?? (await database.transaction('write', makeWorkspace));
  return Promise.all(
    people.map(async (person) => {
      const password = secrets.demoPassword;
      const userId = await keepPerson(auth, person, password);
      await addSeat(database, { workspaceId, userId, ...person });
      await admitDevice(database, { workspaceId, userId, grantId, ...person });
      const key = { workspaceId, userId, clientId: person.clientId, grantId };
      const token = await signAccess(key, { signingKey: secrets.signingKey, facts, expires: '12h' });
      return { ...person, password, token };
    }),
  );
}

async function findDemo(sql: Sql): Promise<string | undefined> {
  const rows = await sql.query('select workspace_id, name from workspace limit 2');
  if (rows.length === 0) return undefined;
  const [only, other] = rows;
  if (only !== undefined && other === undefined && textIn(only, 'name') === workspaceName) {
    return textIn(only, 'workspace_id');
  }
  throw new Error('--demo is for an empty database; this one has data');
}

function makeWorkspace(sql: Sql): Promise<string> {
  return createWorkspace(sql, workspaceName);
}

async function keepPerson(auth: Auth, { name, email }: DemoPerson, password: string): Promise<string> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email);
  if (found !== null) return found.user.id;
  const user = await internalAdapter.createUser(
    { name, email, emailVerified: true },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await passwords.hash(password),
  });
  return user.id;
}
