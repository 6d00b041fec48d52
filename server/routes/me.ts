import { api } from '@/lib/onechat/api';
import { z } from '@/lib/catalogue/zod';
import { take } from '../http/body';
import { reply, seated, type Handler } from '../http/call';
import type { Services } from '../services';
import { changeAccount, readAccount } from '../store/account';
import type { Seat } from '../store/seat';
import { membershipsOf, workspaceName } from '../store/workspaces';

const jwk = z.record(z.string(), z.string());

/** `GET /v1/me`. */
export function readMeRoute(services: Services): Handler {
  return seated((_call, seat) => answer(services, seat, seat.name));
}

/** `PATCH /v1/me`. */
export function patchMeRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const change = take(api.patchMe.body, call.body);
    await changeAccount(services.database, seat.userId, change);
    return answer(services, seat, change.name ?? seat.name);
  });
}

/** `GET /v1/workspaces`. */
export function listWorkspacesRoute(services: Services): Handler {
  return seated(async (_call, seat) => {
    const workspaces = await membershipsOf(services.database, seat.userId);
    return reply(api.listWorkspaces.answers[200].body, { workspaces });
  });
}

async function answer(services: Services, seat: Seat, name: string): Promise<Response> {
  return reply(api.readMe.answers[200].body, {
    seatId: seat.seatId,
    name,
    email: seat.email,
    ...(await readAccount(services.database, seat.userId)),
    role: seat.role,
    scopes: [...seat.scopes],
    mask: seat.mask,
    workspace: { id: seat.workspaceId, name: await workspaceName(services.database, seat.workspaceId) },
    device: { clientId: seat.clientId },
    serverKey: jwk.parse(services.secrets.verifyKey.export({ format: 'jwk' })),
    conversationKey: services.secrets.conversationKey(seat.workspaceId),
  });
}
