import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import type { Provenance } from '@/lib/messaging/wire/provenance';
import { additionTo, readComposer, sameText, typeable } from './composer-text';
import { findBox, isBox, type BoxParts } from './find-box';
import { from } from '../provenance';
import { caretToEnd, history, pasteText, replaceText, twoFrames, typeLine } from './page-events';

/** Why a text was not put into the message box. */
export type InsertCode = Extract<HostVerbs['text.insert']['result'], { ok: false }>['code'];

/** A text that stands in the message box now, and what is needed to take it out again. */
export interface Inserted {
  readonly token: string;
  readonly box: HTMLElement;
  readonly before: string;
  readonly after: string;
  /** By which way it got there. */
  readonly provenance: Provenance;
}

interface Work {
  readonly parts: BoxParts;
  readonly token: string;
  readonly box: HTMLElement;
  readonly before: string;
  readonly wanted: string;
  /** What goes behind the draft. */
  readonly addition: string;
}

type Put = 'taken' | 'not-taken' | 'wrong-chat';
/** One way to put a text there. */
type Rung = (work: Work) => Put | Promise<Put>;

/** From the cleanest to the last resort; what is left after these is the clipboard, with a person's press. */
const ladder: readonly (readonly [name: string, rung: Rung])[] = [
  ['write', throughModules],
  ['paste', onPage(pasteText)],
  ['insertReplacementText', onPage(replaceText)],
  ['execCommand', onPage(typeLine)],
];

const longest = 60_000;
const mostWaits = 6;

/**
 * Puts a text behind what stands in the message box of this one chat, and proves it by reading it back; what went
 * wrong is taken back. It never sends: a person does. The chat is checked before and after every step.
 */
export async function insertText(
  parts: BoxParts,
  ask: { readonly chat: string; readonly text: string },
): Promise<Result<Inserted, InsertCode>> {
  const text = typeable(ask.text);
  if (text.trim() === '') return failed('empty');
  const found = findBox(parts, ask.chat);
  if (!found.ok) return found;
  const box = found.value;
  const before = readComposer(box);
  const addition = additionTo(before, text);
  const wanted = before + addition;
  if (wanted.length > longest) return failed('too-long');
  const work: Work = { parts, token: ask.chat, box, before, wanted, addition };
  for (const step of ladder) {
    const outcome = await climb(work, step);
    if (outcome !== 'next') return outcome;
  }
  return failed('refused');
}

async function climb(
  work: Work,
  [name, rung]: (typeof ladder)[number],
): Promise<Result<Inserted, InsertCode> | 'next'> {
  const { box, before, wanted, token } = work;
  const put = await rung(work);
  if (put === 'wrong-chat') return failed('wrong-chat');
  if (put === 'taken') await untilReads(box, wanted);
  if (!isStill(work)) return failed('wrong-chat');
  if (reads(box, wanted)) {
    caretToEnd(box);
    const provenance = from(rung === throughModules ? 'modules' : 'page', name);
    return ok({ token, box, before, after: readComposer(box), provenance });
  }
  return (await putBack(work.parts, { box, token, before })) ? 'next' : failed('left-changed');
}

async function untilReads(box: HTMLElement, wanted: string): Promise<void> {
  for (let waits = 0; waits < mostWaits && !reads(box, wanted); waits += 1) await twoFrames();
}

/** Takes the last change of a message box back until it reads as before; `false` when it does not. */
export async function putBack(
  parts: BoxParts,
  to: { readonly box: HTMLElement; readonly token: string; readonly before: string },
): Promise<boolean> {
  const { box, before, token } = to;
  const isBack = (): boolean => sameText(readComposer(box), before);
  if (isBack()) return true;
  const changed = readComposer(box);
  history(box, 'historyUndo');
  await twoFrames();
  if (isBack()) return true;
  // One step back took more or less than was put in; that must not cost the person a word.
  if (readComposer(box) !== changed) history(box, 'historyRedo');
  const wid = parts.follower.wid();
  if (before !== '' || wid === undefined || !findBox(parts, token).ok) return false;
  parts.modules.write(wid, before);
  await twoFrames();
  return isBack();
}

/** WhatsApp's own way. It replaces everything, so it is for an empty box only: a draft may hold more than text. */
function throughModules({ parts, token, before, addition }: Work): Put {
  const wid = parts.follower.wid();
  if (before !== '' || wid === undefined || parts.modules.state() === 'off') return 'not-taken';
  if (!findBox(parts, token).ok) return 'wrong-chat';
  const code = parts.modules.write(wid, addition);
  if (code === 'wrong-chat') return code;
  return code === 'ok' ? 'taken' : 'not-taken';
}

function onPage(act: (box: HTMLElement, text: string) => boolean): Rung {
  return async (work) => {
    if (!isStill(work)) return 'wrong-chat';
    caretToEnd(work.box);
    await twoFrames();
    // Nothing may come between this look and the act: both happen in one turn.
    if (!isStill(work)) return 'wrong-chat';
    return act(work.box, work.addition) ? 'taken' : 'not-taken';
  };
}

function isStill({ parts, token, box }: Work): boolean {
  return isBox(parts, token, box);
}

function reads(box: HTMLElement, wanted: string): boolean {
  return sameText(readComposer(box), wanted);
}
