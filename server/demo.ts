import type { Role } from '@/lib/onechat/fields';
import { signAccess } from './auth/access-token';
import type { Services } from './services';
import { textIn, wholeIn } from './sql/read';
import { addSeat, admitDevice, createWorkspace } from './store/workspaces';

interface DemoPerson {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly clientId: string;
}

const people: readonly DemoPerson[] = [
  {
    userId: 'demo-owner',
    name: 'Asha Owner',
    email: 'owner@demo.invalid',
    role: 'owner',
    clientId: 'demoowner0000000',
  },
  {
    userId: 'demo-manager',
    name: 'Bikash Manager',
    email: 'manager@demo.invalid',
    role: 'manager',
    clientId: 'demomanager00000',
  },
  {
    userId: 'demo-agent',
    name: 'Chaya Agent',
    email: 'agent@demo.invalid',
    role: 'agent',
    clientId: 'demoagent0000000',
  },
];

const workspaceName = 'Demo shop';
const grantId = 'demo';

export interface DemoSeat {
  readonly name: string;
  readonly role: Role;
  readonly clientId: string;
  readonly token: string;
}

/** A workspace with an owner, a manager and an agent, and a token for each; the same ones at every start. */
export async function seedDemo(services: Services): Promise<readonly DemoSeat[]> {
  const workspaceId = await services.database.transaction('write', async (sql) => {
    const rows = await sql.query(
      `select count(*) as all_of_them, min(w.workspace_id::text) filter (where s.user_id = 'demo-owner') as demo
       from workspace w left join seat s on s.workspace_id = w.workspace_id and s.user_id = 'demo-owner'`,
    );
    const found = rows[0] ?? {};
    if (typeof found['demo'] === 'string') return textIn(found, 'demo');
    if (wholeIn(found, 'all_of_them') > 0)
      throw new Error('--demo is for an empty database; this one has data');
    const id = await createWorkspace(sql, workspaceName);
    for (const person of people) {
      await addSeat(sql, { workspaceId: id, ...person });
      await admitDevice(sql, { workspaceId: id, grantId, ...person });
    }
    return id;
  });
  return Promise.all(
    people.map(async ({ userId, clientId, name, role }) => ({
      name,
      role,
      clientId,
      token: await signAccess(
        { workspaceId, userId, clientId, grantId },
        { signingKey: services.secrets.signingKey, facts: services.facts, expires: '12h' },
      ),
    })),
  );
}
