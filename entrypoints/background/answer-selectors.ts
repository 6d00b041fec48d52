import { isRecord } from '@/lib/domain/shared/json';
import { pageWords } from '@/lib/i18n/page/words';
import { ok } from '@/lib/domain/shared/result';
import type { Root } from '@/lib/hub/root';
import type { WorkerVerbs } from '@/lib/messaging/wire/worker';
import { fileOfSet } from '@/lib/whatsapp/selectors/file-of-set';
import type { SelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';

/** What the answer is made of. */
export interface SelectorParts {
  readonly root: Root;
  readonly selectors: SelectorShelf;
  /** Has our script in every WhatsApp tab begin anew. */
  readonly restartPages: () => Promise<void>;
}

/**
 * Hears how the last set did on the page, then answers which one to use, with the words for the page; no set while the
 * gate is not open. A set that is taken back is taken from the pages that read with it too.
 */
export async function answerSelectors(
  { root, selectors, restartPages }: SelectorParts,
  args: unknown,
): Promise<WorkerVerbs['selectors']['result']> {
  await root.gate.ready;
  if (root.gate.now() !== 'open') return ok({ set: null, words: pageWords });
  const probed = isRecord(args) ? args['probed'] : undefined;
  if (isRecord(probed)) {
    const { version, worked } = probed;
    const isKnown = typeof version === 'number' && typeof worked === 'boolean';
    if (isKnown && (await selectors.probed(version, worked))) await restartPages();
  }
  return ok({ set: fileOfSet(await selectors.active()), words: pageWords });
}
