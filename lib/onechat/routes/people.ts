import { z } from '@/lib/catalogue/zod';
import { clientId } from '../fields';
import {
  device,
  devicePatch,
  formerMember,
  handBackAnswer,
  handBackRequest,
  handOverAnswer,
  handOverRequest,
  invitation,
  invitationRequest,
  me,
  mePatch,
  member,
  memberPatch,
  presenceAnswer,
  presenceRequest,
  workspace,
  workspacePatch,
} from '../people';
import { defineRoute } from '../route';

export const readMe = defineRoute({
  method: 'GET',
  path: '/v1/me',
  summary: 'Who is signed in, and what this seat may see',
  access: 'seat',
  answers: { 200: { what: 'You', body: me } },
  problems: [],
});

export const patchMe = defineRoute({
  method: 'PATCH',
  path: '/v1/me',
  summary: 'Corrects account data',
  access: 'seat',
  body: mePatch,
  answers: { 200: { what: 'You, as kept now', body: me } },
  problems: [],
});

export const listWorkspaces = defineRoute({
  method: 'GET',
  path: '/v1/workspaces',
  summary: 'The workspaces you belong to',
  access: 'seat',
  answers: { 200: { what: 'The workspaces', body: z.object({ workspaces: z.array(workspace) }) } },
  problems: [],
});

export const patchWorkspace = defineRoute({
  method: 'PATCH',
  path: '/v1/workspaces/{workspaceId}',
  summary: 'Renames the workspace, or sets what a role does not see (owners)',
  access: 'seat',
  params: z.object({ workspaceId: z.uuid() }),
  body: workspacePatch,
  answers: { 200: { what: 'The workspace', body: workspace } },
  problems: ['forbidden', 'not_found'],
});

export const listMembers = defineRoute({
  method: 'GET',
  path: '/v1/members',
  summary: 'Who is in the workspace',
  access: 'seat',
  answers: {
    200: {
      what: 'The members, and the names of those who left',
      body: z.object({ members: z.array(member), left: z.array(formerMember).optional() }),
    },
  },
  problems: [],
});

export const patchMember = defineRoute({
  method: 'PATCH',
  path: '/v1/members/{seatId}',
  summary: 'Changes a member’s role or teams (owners)',
  access: 'seat',
  params: z.object({ seatId: z.uuid() }),
  body: memberPatch,
  answers: { 200: { what: 'The member', body: member } },
  problems: ['forbidden', 'not_found', 'conflict'],
});

export const removeMember = defineRoute({
  method: 'DELETE',
  path: '/v1/members/{seatId}',
  summary: 'Takes a member out of the workspace and locks that member’s computers (owners)',
  access: 'seat',
  params: z.object({ seatId: z.uuid() }),
  answers: { 204: { what: 'Done' } },
  problems: ['forbidden', 'not_found', 'conflict'],
});

export const handOver = defineRoute({
  method: 'POST',
  path: '/v1/members/{seatId}/hand-over',
  summary:
    'Takes a member out, locks that member’s computers and gives their contacts and open follow-ups to another, in one step (owners; managers for agents)',
  access: 'seat',
  params: z.object({ seatId: z.uuid() }),
  body: handOverRequest,
  answers: { 200: { what: 'Done; what was handed over', body: handOverAnswer } },
  problems: ['forbidden', 'not_found', 'conflict'],
});

export const handBack = defineRoute({
  method: 'POST',
  path: '/v1/members/{seatId}/hand-back',
  summary:
    'Takes a hand-over back: the member may sign in again and gets what nobody has changed since (owners; managers for agents)',
  access: 'seat',
  params: z.object({ seatId: z.uuid() }),
  body: handBackRequest,
  answers: { 200: { what: 'Done; what was given back', body: handBackAnswer } },
  problems: ['forbidden', 'not_found'],
});

export const listInvitations = defineRoute({
  method: 'GET',
  path: '/v1/invitations',
  summary: 'Invitations nobody has taken yet (owners and managers)',
  access: 'seat',
  answers: { 200: { what: 'The invitations', body: z.object({ invitations: z.array(invitation) }) } },
  problems: ['forbidden'],
});

export const invite = defineRoute({
  method: 'POST',
  path: '/v1/invitations',
  summary: 'Invites somebody by e-mail, or sends an open invitation again (owners; managers for agents)',
  access: 'seat',
  body: invitationRequest,
  answers: { 201: { what: 'Invited', body: invitation } },
  problems: ['forbidden', 'conflict', 'mail_failed'],
});

export const withdrawInvitation = defineRoute({
  method: 'DELETE',
  path: '/v1/invitations/{invitationId}',
  summary: 'Takes an invitation back (owners and managers)',
  access: 'seat',
  params: z.object({ invitationId: z.uuid() }),
  answers: { 204: { what: 'Done' } },
  problems: ['forbidden', 'not_found'],
});

export const listSessions = defineRoute({
  method: 'GET',
  path: '/v1/sessions',
  summary: 'Computers that are signed in: yours, or all of them for an owner',
  access: 'seat',
  answers: { 200: { what: 'The computers', body: z.object({ devices: z.array(device) }) } },
  problems: [],
});

export const patchSession = defineRoute({
  method: 'PATCH',
  path: '/v1/sessions/{clientId}',
  summary: 'Locks a computer (its data stays), or orders it wiped (owners)',
  access: 'seat',
  params: z.object({ clientId }),
  body: devicePatch,
  answers: { 200: { what: 'The computer', body: device } },
  problems: ['forbidden', 'not_found'],
});

export const sayPresence = defineRoute({
  method: 'POST',
  path: '/v1/presence',
  summary: 'Says that you look at a conversation or write in it, and who else does',
  access: 'seat',
  body: presenceRequest,
  answers: { 200: { what: 'Who else', body: presenceAnswer } },
  problems: ['wrong_device'],
});
