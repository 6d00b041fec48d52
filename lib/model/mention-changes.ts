import { elementsOf } from '@/lib/domain/shared/entity';
import type { ElementSet } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import { addElement, removeElement } from './changes';
import type { PlanContext } from './command';
import { hasElement } from './has-element';

/** Operations that make these members, and no others, those who are named in a note. */
export function mentionChanges(
  noteId: string,
  { named, before }: { readonly named: readonly string[]; readonly before: ElementSet | undefined },
  { team, stamp }: PlanContext,
): Operation[] {
  if (team === null) return [];
  const where = { table: 'notes', id: noteId } as const;
  const wanted = [...new Set(named)].filter((id) => team.members.includes(id));
  const added = wanted.filter((id) => !hasElement(before, id));
  const gone = elementsOf(before).filter((id) => !wanted.includes(id));
  return [
    ...added.map((element) => addElement(where, { field: 'mentions', element, stamp })),
    ...gone.flatMap((element) => removeElement(where, { field: 'mentions', element, stamp }, before)),
  ];
}
