import type { Role } from '@/lib/onechat/fields';
import { signAccess } from '@/server/auth/access-token';
import { secretsFrom } from '@/server/process/secrets';
import type { Sql } from '@/server/sql/sql';
import { addSeat, admitDevice } from '@/server/store/workspaces';
import { newClientId, testSecret, type TestSeat } from './test-server';

/** The address that tokens of servers in other processes are for. */
export const publicUrl = 'http://localhost:8787';

/** A member with a computer, made behind the back of a server that runs in another process. */
export async function seatOn(
  database: Sql,
  { workspaceId, role, name }: { workspaceId: string; role: Role; name: string },
): Promise<TestSeat> {
  const userId = `user-${newClientId()}`;
  const clientId = newClientId();
  const email = `${userId}@example.test`;
  const seatId = await addSeat(database, { workspaceId, userId, role, name, email });
  await admitDevice(database, { workspaceId, clientId, userId, grantId: 'test', name: 'Test' });
  const { signingKey } = secretsFrom(testSecret);
  const facts = { issuer: publicUrl, audience: `${publicUrl}/v1` };
  const key = { workspaceId, userId, clientId, grantId: 'test' };
  return {
    workspaceId,
    userId,
    clientId,
    seatId,
    token: await signAccess(key, { signingKey, facts, expires: '10m' }),
  };
}
