import { SignJWT } from 'jose';
import { api } from '@/lib/onechat/api';
import { wipeOrderType } from '@/lib/onechat/wipe-order';
import { take } from '../http/body';
import { done, reply, requireDevice, seated, type Handler } from '../http/call';
import { HttpProblem } from '../http/http-problem';
import { serverKeyId } from '../auth/access-token';
import { invitationMail } from '../auth/mails';
import type { Services } from '../services';
import { changeDevice, listDevices } from '../store/devices';
import { listInvitations, sealLetter, startLetter, withdrawInvitation } from '../store/invitations';
import { handBack, handOver } from '../store/hand-over';
import {
  changeMember,
  formerMembers,
  listMembers,
  type MemberChange,
  type Member,
  type MemberOutcome,
} from '../store/members';
import type { Seat } from '../store/seat';
import { changeWorkspace, workspaceName } from '../store/workspaces';

type Done = MemberOutcome & { kind: 'done' };

/** `PATCH /v1/workspaces/{workspaceId}`. */
export function patchWorkspaceRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const { workspaceId } = take(api.patchWorkspace.params, call.params);
    if (workspaceId !== seat.workspaceId) throw new HttpProblem('not_found');
    requireOwner(seat);
    const { name, masks } = take(api.patchWorkspace.body, call.body);
    await changeWorkspace(services.database, workspaceId, { name, masks: masks ?? {} });
    services.live.team(workspaceId);
    return reply(api.patchWorkspace.answers[200].body, {
      id: workspaceId,
      name: await workspaceName(services.database, workspaceId),
      role: seat.role,
    });
  });
}

/** `GET /v1/members`. */
export function listMembersRoute(services: Services): Handler {
  return seated(async (_call, seat) =>
    reply(api.listMembers.answers[200].body, {
      members: await listMembers(services.database, seat),
      left: await formerMembers(services.database, seat.workspaceId),
    }),
  );
}

/** `PATCH /v1/members/{seatId}`. */
export function patchMemberRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const { seatId } = take(api.patchMember.params, call.params);
    const change = take(api.patchMember.body, call.body);
    const { member } = await changeAsOwner(services, seat, { seatId, ...change });
    return reply(api.patchMember.answers[200].body, member);
  });
}

/** `DELETE /v1/members/{seatId}`. */
export function removeMemberRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const { seatId } = take(api.removeMember.params, call.params);
    const { locked } = await changeAsOwner(services, seat, { seatId, active: false });
    for (const clientId of locked) services.live.locked(seat.workspaceId, clientId);
    return done();
  });
}

async function changeAsOwner(services: Services, seat: Seat, change: MemberChange): Promise<Done> {
  const members = await listMembers(services.database, seat);
  if (!members.some(({ seatId }) => seatId === change.seatId)) throw new HttpProblem('not_found');
  requireOwner(seat);
  const outcome = await changeMember(services.database, seat, change);
  if (outcome.kind === 'none') throw new HttpProblem('not_found');
  if (outcome.kind === 'last-owner') throw new HttpProblem('conflict');
  services.live.team(seat.workspaceId);
  return outcome;
}

/** `POST /v1/members/{seatId}/hand-over`. */
export function handOverRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const { seatId } = take(api.handOver.params, call.params);
    const { to } = take(api.handOver.body, call.body);
    const members = await listMembers(services.database, seat);
    const leaver = members.find((each) => each.seatId === seatId);
    if (leaver === undefined) throw new HttpProblem('not_found');
    requireMayRemove(seat, leaver.role);
    const isKnown = to === null || members.some((each) => each.seatId === to && to !== seatId);
    if (!isKnown || seatId === seat.seatId) throw new HttpProblem('conflict');
    const outcome = await handOver(services.database, seat, { from: seatId, to, now: services.now() });
    if (outcome.kind === 'none') throw new HttpProblem('not_found');
    if (outcome.kind === 'last-owner') throw new HttpProblem('conflict');
    for (const clientId of outcome.locked) services.live.locked(seat.workspaceId, clientId);
    services.live.team(seat.workspaceId);
    services.live.head(seat.workspaceId, outcome.head);
    return reply(api.handOver.answers[200].body, outcome.moved);
  });
}

/** `POST /v1/members/{seatId}/hand-back`. */
export function handBackRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const { seatId } = take(api.handBack.params, call.params);
    const { handOver: stamp } = take(api.handBack.body, call.body);
    requireManager(seat);
    const outcome = await handBack(services.database, seat, { to: seatId, stamp, now: services.now() });
    if (outcome === 'none') throw new HttpProblem('not_found');
    if (outcome === 'forbidden') throw new HttpProblem('forbidden');
    services.live.team(seat.workspaceId);
    services.live.head(seat.workspaceId, outcome.head);
    return reply(api.handBack.answers[200].body, outcome.moved);
  });
}

/** `GET /v1/invitations`. */
export function listInvitationsRoute(services: Services): Handler {
  return seated(async (_call, seat) => {
    requireManager(seat);
    const invitations = await listInvitations(services.database, seat.workspaceId);
    return reply(api.listInvitations.answers[200].body, { invitations });
  });
}

/** `POST /v1/invitations`. */
export function inviteRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    requireManager(seat);
    const asked = take(api.invite.body, call.body);
    if (seat.role !== 'owner' && asked.role !== 'agent') throw new HttpProblem('forbidden');
    const letter = await startLetter(services.database, seat, asked);
    if (letter === 'member') throw new HttpProblem('conflict');
    const name = await workspaceName(services.database, seat.workspaceId);
    const page = `${services.config.publicUrl}/join?token=${letter.token}`;
    try {
      await services.mailer.send(invitationMail({ to: asked.email, from: seat.name, workspace: name, page }));
    } catch {
      services.log({ event: 'mail failed' });
      throw new HttpProblem('mail_failed', { retryAfter: 60 });
    }
    const invitation = await sealLetter(services.database, seat, letter);
    // Taken or withdrawn while the mail was on its way.
    if (invitation === undefined) throw new HttpProblem('conflict');
    return reply(api.invite.answers[201].body, invitation, 201);
  });
}

/** `DELETE /v1/invitations/{invitationId}`. */
export function withdrawInvitationRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    requireManager(seat);
    const { invitationId } = take(api.withdrawInvitation.params, call.params);
    const found = await withdrawInvitation(services.database, seat.workspaceId, invitationId);
    if (!found) throw new HttpProblem('not_found');
    return done();
  });
}

/** `GET /v1/sessions`. */
export function listSessionsRoute(services: Services): Handler {
  return seated(async (_call, seat) =>
    reply(api.listSessions.answers[200].body, { devices: await listDevices(services.database, seat) }),
  );
}

/** `PATCH /v1/sessions/{clientId}`. */
export function patchSessionRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const { clientId } = take(api.patchSession.params, call.params);
    const { state } = take(api.patchSession.body, call.body);
    const known = await listDevices(services.database, seat);
    if (!known.some((device) => device.clientId === clientId)) throw new HttpProblem('not_found');
    if (state === 'wipe') requireOwner(seat);
    const order = state === 'wipe' ? await signWipe(services, seat, clientId) : null;
    const changed = await changeDevice(services.database, seat, { clientId, state, order });
    if (changed === undefined) throw new HttpProblem('not_found');
    services.live.locked(seat.workspaceId, clientId);
    return reply(api.patchSession.answers[200].body, changed);
  });
}

/** The order that a computer may be wiped by: for one computer, signed, and by an owner's name. */
function signWipe(services: Services, seat: Seat, clientId: string): Promise<string> {
  return new SignJWT({ order: 'wipe', ws: seat.workspaceId, dev: clientId, by: seat.seatId })
    .setProtectedHeader({ alg: 'EdDSA', kid: serverKeyId, typ: wipeOrderType })
    .setIssuer(services.facts.issuer)
    .setIssuedAt()
    .sign(services.secrets.signingKey);
}

/** `POST /v1/presence`. */
export function presenceRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const { clientId, conversation, state } = take(api.sayPresence.body, call.body);
    requireDevice(seat, clientId);
    const { workspaceId, seatId, name } = seat;
    const others = services.presence.say({ workspaceId, seatId, name, conversation, state });
    return reply(api.sayPresence.answers[200].body, { others });
  });
}

function requireOwner(seat: Seat): void {
  if (seat.role !== 'owner') throw new HttpProblem('forbidden');
}

/** Owners take out anybody, managers take out agents. */
function requireMayRemove(seat: Seat, role: Member['role']): void {
  if (seat.role !== 'owner' && (seat.role !== 'manager' || role !== 'agent'))
    throw new HttpProblem('forbidden');
}

function requireManager(seat: Seat): void {
  if (seat.role === 'agent') throw new HttpProblem('forbidden');
}
