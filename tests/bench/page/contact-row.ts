import type { Entity } from '@/lib/domain/shared/entity';

/** A contact as a row of its own, with the fields that indexes are made of on top. */
export interface ContactRow {
  readonly id: string;
  readonly name: unknown;
  readonly phone: string;
  readonly lastActivityAt: unknown;
  readonly d: Entity['d'];
  readonly c: Entity['c'];
}

/** The row of a contact. */
export function contactRow({ id, d, c }: Entity): ContactRow {
  const [phone = ''] = Object.keys(d['identities'] ?? {});
  return { id, name: d['name'], phone, lastActivityAt: d['lastActivityAt'], d, c };
}
