import type { Handlers } from '../http/app';
import type { Services } from '../services';
import { listWorkspacesRoute, patchMeRoute, readMeRoute } from './me';
import { clientConfigRoute, documentRoute, healthRoute, liveRoute } from './service';
import { confirmRoute, pullRoute, pushRoute, snapshotRoute } from './sync';
import {
  handBackRoute,
  handOverRoute,
  inviteRoute,
  listInvitationsRoute,
  listMembersRoute,
  listSessionsRoute,
  patchMemberRoute,
  patchSessionRoute,
  patchWorkspaceRoute,
  presenceRoute,
  removeMemberRoute,
  withdrawInvitationRoute,
} from './team';

/** One handler for each route of the contract. */
export function handlersOf(services: Services): Handlers {
  return {
    health: healthRoute(services),
    document: documentRoute(services),
    readClientConfig: clientConfigRoute(services),
    push: pushRoute(services),
    pull: pullRoute(services),
    snapshot: snapshotRoute(services),
    confirm: confirmRoute(services),
    live: liveRoute(),
    readMe: readMeRoute(services),
    patchMe: patchMeRoute(services),
    listWorkspaces: listWorkspacesRoute(services),
    patchWorkspace: patchWorkspaceRoute(services),
    listMembers: listMembersRoute(services),
    patchMember: patchMemberRoute(services),
    removeMember: removeMemberRoute(services),
    handOver: handOverRoute(services),
    handBack: handBackRoute(services),
    listInvitations: listInvitationsRoute(services),
    invite: inviteRoute(services),
    withdrawInvitation: withdrawInvitationRoute(services),
    listSessions: listSessionsRoute(services),
    patchSession: patchSessionRoute(services),
    sayPresence: presenceRoute(services),
  };
}
