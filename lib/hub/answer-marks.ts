import { z } from '@/lib/catalogue/zod';
import { dayEnd } from '@/lib/domain/follow-up/day-end';
import { failed, ok } from '@/lib/domain/shared/result';
import { identityArgs } from '@/lib/messaging/contract/queries';
import {
  markModeOf,
  markSetting,
  mostMarked,
  mostMarkLabels,
  type ChatMark,
} from '@/lib/messaging/wire/marks';
import type { WorkerVerbs } from '@/lib/messaging/wire/worker';
import { chatMarks } from '@/lib/model/queries/chat-marks';
import { markLook, type Marked } from './mark-look';
import type { Root } from './root';

const asked = z.strictObject({
  chats: z.array(z.array(identityArgs).max(10)).max(mostMarked),
  lang: z.string().max(40),
});

/** What the lines of these chats may show. While it is switched off nothing is looked up. */
export async function answerMarks(root: Root, args: unknown): Promise<WorkerVerbs['marks']['result']> {
  await root.gate.ready;
  if (root.gate.now() !== 'open') return failed('closed');
  const parsed = asked.safeParse(args);
  if (!parsed.success) {
    root.log.note('refused-marks');
    return failed('refused');
  }
  const opened = await root.open();
  if (!opened.ok || root.gate.now() !== 'open') return failed('closed');
  const { model } = opened.value;
  const mode = markModeOf(model.tables.settings.get(markSetting)?.d.value);
  if (mode === 'off') return ok({ mode, marks: [], againIn: null });
  const now = root.clock.now();
  const { marks, againIn } = chatMarks(model, {
    chats: parsed.data.chats,
    names: mode === 'names',
    now,
    dayEnd: dayEnd(now, Intl.DateTimeFormat().resolvedOptions().timeZone),
    mostLabels: mostMarkLabels,
  });
  const look = (mark: Marked | null): ChatMark | null =>
    mark === null ? null : markLook(mark, parsed.data.lang);
  return ok({ mode, marks: marks.map(look), againIn });
}
