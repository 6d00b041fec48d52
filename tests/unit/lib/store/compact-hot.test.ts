import { describe, expect, it } from 'vitest';
import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import {
  never,
  openStore,
  reopenStore,
  stampAt,
  startOfTests,
  storeWorld,
  value,
  type OpenStore,
} from '@/tests/support/store/store-world';

const draft: Entity = {
  id: 'note:phone:+919864012345',
  d: { body: 'Birthday', editedAt: startOfTests },
  c: { '': stampAt(startOfTests) },
};
const gone = (id: string): Entity => ({ id, d: {}, c: {}, erased: true });

let commands = 0;
async function commit(store: OpenStore, table: HotTable, entity: Entity, head: number): Promise<void> {
  commands += 1;
  const commandId = `0190a000-0000-7000-8000-${String(commands).padStart(12, '0')}`;
  const clock = stampAt(startOfTests + head);
  value(
    await store.journal.commit({
      commandId,
      result: null,
      at: startOfTests,
      changed: [{ table, entity }],
      appended: [],
      clock,
      head,
    }),
  );
}

describe('folding a row that was erased', () => {
  it('leaves nothing of one that never leaves this computer, and its id of one that could come back', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const note: Entity = { ...draft, id: '0190a000-0000-7000-8000-0000000000ff' };
    await commit(store, 'drafts', draft, 1);
    await commit(store, 'notes', note, 2);
    value(await store.journal.compact(never));
    await commit(store, 'drafts', gone(draft.id), 3);
    await commit(store, 'notes', gone(note.id), 4);
    value(await store.journal.compact(never));
    const again = await reopenStore(world, store);
    expect([...again.rows]).toEqual([[`notes/${note.id}`, gone(note.id)]]);
    again.journal.close();
  });
});
