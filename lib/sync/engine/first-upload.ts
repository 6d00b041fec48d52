import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import { timeOfStamp, type Stamp } from '@/lib/domain/shared/stamp';
import { isElementSet } from '../element-set';
import { stampsOf } from '../field-stamps';
import { maxAhead, tick } from '../stamp';

/** When and as whom rows are uploaded. */
export interface Upload {
  /** The time as the server says it. */
  readonly now: number;
  readonly clientId: string;
}

/**
 * What made a row that was only on this computer, with its original stamps, so that merging it anywhere gives
 * the same row. Stamps that the server would refuse, from a clock that was wrong, become the server's time.
 */
export function operationsOf(table: string, entity: Entity, upload: Upload): readonly Operation[] {
  const { id } = entity;
  const soft = stampsWithin(upload);
  if (entity.erased === true) return [{ op: 'erase', table, id, stamp: soft(nowStamp(upload)) }];
  const stamps = stampsOf(entity);
  return Object.entries(entity.d).flatMap(([field, value]): Operation[] => {
    if (!isElementSet(value)) {
      const stamp = stamps.get(field) ?? nowStamp(upload);
      return [{ op: 'set', table, id, field, value, stamp: soft(stamp) }];
    }
    return Object.entries(value).flatMap(([element, dots]) =>
      dots.map((dot): Operation => ({ op: 'add', table, id, field, element, stamp: soft(dot) })),
    );
  });
}

function nowStamp({ now, clientId }: Upload): Stamp {
  return tick({ last: null, client: clientId, now });
}

/** A stamp as it is, or the last that the server would take of its writer's. */
function stampsWithin(upload: Upload): (stamp: Stamp) => Stamp {
  return (stamp) => {
    if (timeOfStamp(stamp) <= upload.now + maxAhead) return stamp;
    return tick({ last: null, client: stamp.slice(-upload.clientId.length), now: upload.now });
  };
}
