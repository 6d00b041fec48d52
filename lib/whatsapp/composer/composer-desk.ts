import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import { readComposer, sameText } from './composer-text';
import { findBox, type BoxParts } from './find-box';
import { insertText, putBack, type InsertCode, type Inserted } from './insert-text';

/** Puts texts into the message box and takes them out again. */
export interface ComposerDesk {
  insert(ask: HostVerbs['text.insert']['args']): Promise<Result<string, InsertCode>>;
  undo(key: string): Promise<HostVerbs['text.undo']['result']>;
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
        return ok(key);
      }),
    undo: (key) =>
      inTurn(async () => {
        if (last?.key !== key) return failed('gone');
        const { inserted } = last;
        const found = findBox(parts, inserted.token);
        if (!found.ok || found.value.element !== inserted.box) return failed('wrong-chat');
        if (!sameText(readComposer(inserted.box), inserted.after)) return failed('changed');
        last = undefined;
        return (await putBack(parts, inserted)) ? ok(null) : failed('changed');
      }),
  };
}
