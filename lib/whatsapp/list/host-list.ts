import type { ChatHost } from '../chat-host';
import { from, okFrom } from '../provenance';
import { followList, type ListPlace } from './follow-list';
import { markRows, type RowMarker } from './mark-rows';

/** Whether everything is done by hand at the moment, and who is told when that begins or ends. */
export interface ByHand {
  isOn(): boolean;
  onChange(run: () => void, signal: AbortSignal): void;
}

const unknown = { tier: 'none', complete: false, seen: 0, total: null } as const;

/** The chat list as the page side serves it; while everything is done by hand it names nobody and marks nothing. */
export function hostList(place: ListPlace, byHand: ByHand): Pick<ChatHost, 'chats' | 'onChats' | 'markRows'> {
  const list = followList(place);
  // A list that was read wrong several times in a row is left alone for a while, as if it were not there.
  const isOff = (): boolean => byHand.isOn() || place.breakers.resting('list');
  return {
    chats(ask) {
      const page = list.page(ask);
      return isOff()
        ? okFrom({ extent: unknown, count: 0, offset: ask.offset, rows: [] }, from('page'))
        : page;
    },
    onChats(run, signal) {
      list.onChange(run, signal);
      byHand.onChange(run, signal);
    },
    markRows(marker, signal) {
      const trusted: RowMarker = {
        onRows: (chats) => marker.onRows(isOff() ? [] : chats),
        markOf: (key) => (isOff() ? undefined : marker.markOf(key)),
      };
      const marked = markRows({ ...place, list, marker: trusted, signal });
      byHand.onChange(() => marked.refresh(), signal);
      return marked;
    },
  };
}
