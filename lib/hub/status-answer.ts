import type { StatusView } from '@/lib/messaging/contract/views';
import type { QueryContext } from './query';

/** How things stand, for headings and the popup. */
export function statusAnswer({ data, gate, now }: QueryContext): StatusView {
  const { model } = data;
  return {
    generation: data.generation,
    contacts: model.visible,
    sample: model.samples,
    quarantined: data.journal.quarantined().length,
    pendingErasures: data.erasing.map(({ contactId, until }) => ({
      contactId,
      name: model.people.whole(contactId)?.d.name ?? '',
      until,
    })),
    gate,
    dueNow: model.byDue.firstAt(now),
  };
}
