import { ok, type Result } from '@/lib/domain/shared/result';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { Model } from '@/lib/model/model';
import type { Clock } from '@/lib/platform/clock';
import type { Ids } from '@/lib/platform/ids';
import type { Log } from '@/lib/platform/log';
import { SearchIndex } from '@/lib/search/search-index';
import type { Journal, RowTaker, StoreCode } from '@/lib/store/journal';
import { parseAccount } from '@/lib/sync/account/account';
import { correctedNow } from '@/lib/sync/engine/clock-offset';
import { laterStamp, tick } from '@/lib/sync/stamp';
import { Histories } from './histories';
import { PresenceBook } from './presence-book';
import type { Data } from './root';
import { openSynced } from './sync/open-synced';

interface Parts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly newJournal: () => Journal;
}

/** Opens the store and reads it into a new model. Search is empty still. */
export async function openData(parts: Parts, signal: AbortSignal): Promise<Result<Data, StoreCode>> {
  const journal = parts.newJournal();
  const model = new Model();
  const taker: RowTaker = {
    put(table, entity) {
      const taken = model.put(table, entity);
      if (!taken) parts.log.note(`row-refused-${table}`);
      return taken;
    },
    putPacked(table, rows, positions) {
      const taken = new Set(model.putPacked(table, rows, positions));
      return taken.size === positions.length ? [] : positions.filter((position) => !taken.has(position));
    },
  };
  const opened = await journal.open(taker, signal);
  if (!opened.ok) {
    journal.close();
    return opened;
  }
  const kept = await journal.aside();
  if (!kept.ok) {
    journal.close();
    return kept;
  }
  const synced = openSynced(model, kept.value);
  const { clock, head, generation, erasing } = opened.value;
  const stamps = stampsFrom(clock, parts, synced?.state.record.clientId);
  if (synced !== null) stamps.correct(correctedNow(synced.state.record, 0));
  for (const { contactId } of erasing) model.hide(contactId, true);
  return ok({
    journal,
    model,
    search: new SearchIndex(model),
    histories: new Histories(journal),
    stamps,
    account: parseAccount(kept.value.records.account),
    synced,
    presence: new PresenceBook(),
    head,
    generation,
    erasing,
    unfolded: 0,
    writtenAt: parts.clock.now(),
  });
}

const clientAt = 12;

/**
 * Goes on from the last stamp that was written, as the same client; a new store gets a client of its own. With an
 * account the last stamp may be one that came from somebody else, so there the account says who this is.
 */
function stampsFrom(
  written: Stamp | null,
  { clock, ids }: Pick<Parts, 'clock' | 'ids'>,
  known: string | undefined,
): Data['stamps'] {
  const client = known ?? written?.slice(clientAt) ?? ids.client();
  let last = written;
  let behind = 0;
  const next = () => (last = tick({ last, client, now: clock.now() + behind }));
  return {
    client,
    next,
    last: () => last ?? next(),
    correct: (by) => (behind = by),
    move: ({ kind, stamp }) => (last = kind === 'replace' ? stamp : laterStamp(last, stamp)),
  };
}
