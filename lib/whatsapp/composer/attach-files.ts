import { failed } from '@/lib/domain/shared/result';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import { find } from '../page/find';
import { from, okFrom, type Answer } from '../provenance';
import { findBox, isBox, type BoxParts } from './find-box';
import { caretToEnd, pasteFiles, twoFrames } from './page-events';

/** Why no preview was opened. */
type AttachCode = Extract<HostVerbs['files.attach']['result'], { ok: false }>['code'];

const mostWaits = 20;

/**
 * Hands files to WhatsApp as a paste does, so that its own preview opens, and waits until it is there. It never
 * sends: the preview waits for a person.
 */
export async function attachFiles(
  parts: BoxParts,
  ask: HostVerbs['files.attach']['args'],
): Promise<Answer<null, AttachCode>> {
  const found = findBox(parts, ask.chat);
  if (!found.ok) return found;
  if (ask.files.length === 0) return failed('empty');
  const box = found.value;
  caretToEnd(box);
  await twoFrames();
  if (!isBox(parts, ask.chat, box)) return failed('wrong-chat');
  const before = new Set(captionBoxes(parts));
  if (!pasteFiles(box, ask.files)) return failed('refused');
  for (let waits = 0; waits < mostWaits; waits += 1) {
    await twoFrames();
    parts.follower.look();
    if (parts.follower.view().chat?.token !== ask.chat) return failed('wrong-chat');
    if (captionBoxes(parts).some((each) => !before.has(each))) return okFrom(null, from('page', 'paste'));
  }
  return failed('refused');
}

/** Where a caption is typed: it is there exactly while the preview of files is. */
function captionBoxes({ document, selectors }: BoxParts): readonly Element[] {
  return find('caption', document, selectors)?.elements ?? [];
}
