import { failed } from '@/lib/domain/shared/result';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import { readComposer, sameText } from './composer-text';
import { isBox, type BoxParts } from './find-box';
import { from, okFrom, type Answer } from '../provenance';
import { insertText, putBack, type InsertCode, type Inserted } from './insert-text';

/** Why a text was not taken out again. */
type UndoCode = Extract<HostVerbs['text.undo']['result'], { ok: false }>['code'];

/** Puts texts into the message box and takes them out again. */
export interface ComposerDesk {
  insert(ask: HostVerbs['text.insert']['args']): Promise<Answer<string, InsertCode>>;
  undo(key: string): Promise<Answer<null, UndoCode>>;
}

/** Remembers the last text that it put in, and no other; one at a time. */
export function createComposerDesk(parts: BoxParts): ComposerDesk {
  let last: { readonly key: string; readonly inserted: Inserted } | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const answer = running.then(work);
    running = answer.catch(() => undefined);
    return answer;
  };
  return {
    insert: (ask) =>
      inTurn(async () => {
        const inserted = await insertText(parts, ask);
        if (!inserted.ok) return inserted;
        const key = crypto.randomUUID();
        last = { key, inserted: inserted.value };
        return okFrom(key, inserted.value.provenance);
      }),
    undo: (key) =>
      inTurn(async () => {
        if (last?.key !== key) return failed('gone');
        const { inserted } = last;
        if (!isBox(parts, inserted.token, inserted.box)) return failed('wrong-chat');
        if (!sameText(readComposer(inserted.box), inserted.after)) return failed('changed');
        last = undefined;
        // What proves it is the message box, read again.
        return (await putBack(parts, inserted)) ? okFrom(null, from('page', 'composer')) : failed('changed');
      }),
  };
}
