import { isRecord } from '@/lib/domain/shared/json';

/** Who may see a row: everybody in the workspace, one team, or one seat. */
export type Scope = string;

export const everybody: Scope = 'workspace';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The scope that holds one seat's own rows. */
export function scopeOfSeat(seatId: string): Scope {
  return `seat:${seatId}`;
}

/** The scope that holds a team's rows. */
export function scopeOfTeam(teamId: string): Scope {
  return `team:${teamId}`;
}

/** The id of the contact a row belongs to, or null for a row that stands alone. */
export function parentOf(kind: string, fields: unknown): string | null {
  if (kind === 'contacts' || !isRecord(fields)) return null;
  const parent = fields['contactId'];
  return typeof parent === 'string' && parent.length > 0 && parent.length <= 80 ? parent : null;
}

/** The scope a row asks for by its own fields; rows that belong to a contact take the contact's instead. */
export function scopeOf(fields: unknown): Scope {
  if (!isRecord(fields)) return everybody;
  const { seatId, teamId } = fields;
  if (typeof seatId === 'string' && uuid.test(seatId)) return scopeOfSeat(seatId);
  if (typeof teamId === 'string' && uuid.test(teamId)) return scopeOfTeam(teamId);
  return everybody;
}
