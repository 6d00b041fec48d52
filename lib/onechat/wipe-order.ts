import { z } from '@/lib/catalogue/zod';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { clientId } from './fields';
import { readSigned, type PublicKey, type SignedFailure } from './signed';

/** What a wipe order's header calls it. */
export const wipeOrderType = 'onechat-order';

/** An owner's order to wipe one computer, as the server signs it. */
export const wipeOrder = z.looseObject({
  order: z.literal('wipe'),
  /** The workspace and the computer that it is for, and the seat that gave it. */
  ws: z.uuid(),
  dev: clientId,
  by: z.uuid(),
  /** When, in seconds since 1970. */
  iat: z.int(),
});
export type WipeOrder = z.output<typeof wipeOrder>;

interface Addressee {
  /** The server's key as this computer learned it when it signed in (`serverKey` of `GET /v1/me`). */
  readonly key: PublicKey;
  readonly workspaceId: string;
  readonly clientId: string;
}

/** Reads a wipe order; one for another computer, or signed by another key, is none. Nothing else may wipe. */
export async function readWipeOrder(
  text: string,
  { key, workspaceId, clientId: device }: Addressee,
): Promise<Result<WipeOrder, SignedFailure>> {
  const read = await readSigned(text, { key, type: wipeOrderType, shape: wipeOrder });
  if (!read.ok) return read;
  const { ws, dev } = read.value;
  return ws === workspaceId && dev === device ? ok(read.value) : failed('not-this');
}
