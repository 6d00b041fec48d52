import { isRecord } from '@/lib/domain/shared/json';
import { pageWords } from '@/lib/i18n/page/words';
import { ok } from '@/lib/domain/shared/result';
import type { Root } from '@/lib/hub/root';
import type { WorkerVerbs } from '@/lib/messaging/wire/worker';
import { fileOfSet } from '@/lib/whatsapp/selectors/file-of-set';
import type { SelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';

/** Hears how the last set did on the page, then answers which one to use, with the words for the page; no set while the gate is not open. */
export async function answerSelectors(
  { root, selectors }: { readonly root: Root; readonly selectors: SelectorShelf },
  args: unknown,
): Promise<WorkerVerbs['selectors']['result']> {
  await root.gate.ready;
  if (root.gate.now() !== 'open') return ok({ set: null, words: pageWords });
  const probed = isRecord(args) ? args['probed'] : undefined;
  if (isRecord(probed)) {
    const { version, worked } = probed;
    if (typeof version === 'number' && typeof worked === 'boolean') await selectors.probed(version, worked);
  }
  return ok({ set: fileOfSet(await selectors.active()), words: pageWords });
}
