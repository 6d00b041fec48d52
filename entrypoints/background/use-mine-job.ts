import { failed, ok } from '@/lib/domain/shared/result';
import type { Root } from '@/lib/hub/root';
import type { Runner } from '@/lib/hub/run-command';
import type { JobResults } from '@/lib/messaging/contract/jobs';
import type { SyncEvent } from '@/lib/sync/engine/event';

interface UseMineParts {
  readonly root: Root;
  readonly runner: Runner;
  readonly tell: (event: SyncEvent) => Promise<unknown>;
}

/**
 * Writes the person's own version of a text anew, as a change of now that has seen the other version: it wins
 * everywhere, can be undone, and the other one stays in history. Decided only once that is on disk.
 */
export async function useMine(
  { root, runner, tell }: UseMineParts,
  id: string,
): Promise<JobResults['account.use-mine']> {
  const kept = root.data()?.synced?.state.record.kept.find((one) => one.id === id);
  const noteId = kept?.key.startsWith('notes ') === true ? kept.key.slice('notes '.length) : null;
  if (kept === undefined || noteId === null || typeof kept.mine.value !== 'string')
    return failed('not-found');
  const command = root.ids.uuid(root.clock.now());
  const args = { noteId, body: kept.mine.value };
  const outcome = await runner.run({ id: command, name: 'note.edit', args });
  if (outcome.kind === 'nack') return failed(outcome.code === 'not-found' ? 'not-found' : 'broken');
  await tell({ kind: 'decided', id });
  return ok({ command });
}
