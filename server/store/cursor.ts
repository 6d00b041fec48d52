import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from '@/lib/catalogue/zod';
import { scopeName } from '@/lib/onechat/fields';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Seat } from './seat';

/** How far a client has read, per scope; a scope seen through another mask is another scope. */
export interface Cursor {
  readonly epoch: string;
  readonly schema: number;
  readonly scopes: ReadonlyMap<string, ScopePosition>;
}

export interface ScopePosition {
  readonly seq: number;
  readonly maskVersion: number;
}

const shape = z.object({
  e: z.string(),
  s: z.int(),
  c: z.record(scopeName, z.tuple([z.int(), z.int()])),
});

/** The cursor as text that only this server can make, and only this seat on this computer can use. */
export function writeCursor(cursor: Cursor, seat: Seat, key: Buffer): string {
  const c = Object.fromEntries(
    [...cursor.scopes].map(([scope, { seq, maskVersion }]) => [scope, [seq, maskVersion]]),
  );
  const body = Buffer.from(JSON.stringify({ e: cursor.epoch, s: cursor.schema, c })).toString('base64url');
  return `${body}.${signature(body, seat, key)}`;
}

/** Reads a cursor back; one that is not ours, or belongs to another seat, computer or workspace, is refused. */
export function readCursor(text: string, seat: Seat, key: Buffer): Result<Cursor, 'not-ours'> {
  const [body = '', given = ''] = text.split('.', 2);
  // Compared as text: several texts decode to the same bytes.
  const wanted = Buffer.from(signature(body, seat, key));
  const found = Buffer.from(given);
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) return failed('not-ours');
  const { e, s, c } = shape.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  const scopes = Object.entries(c).map(([scope, [seq, maskVersion]]): [string, ScopePosition] => [
    scope,
    { seq, maskVersion },
  ]);
  return ok({ epoch: e, schema: s, scopes: new Map(scopes) });
}

function signature(body: string, seat: Seat, key: Buffer): string {
  const about = `${seat.workspaceId} ${seat.seatId} ${seat.clientId} ${body}`;
  return createHmac('sha256', key).update(about).digest().subarray(0, 18).toString('base64url');
}
