import { fold } from '../text/fold';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A name that is being typed: where its `@` stands, and what was typed behind it. */
export interface MentionQuery {
  readonly from: number;
  readonly text: string;
}

const longest = 40;

/** The name that is being typed before the caret; nothing where no `@` begins a word there. */
export function mentionQuery(text: string, caret: number): MentionQuery | null {
  const before = text.slice(Math.max(0, caret - longest), caret);
  const at = before.lastIndexOf('@');
  if (at < 0 || !isWordStart(before.at(at - 1), at)) return null;
  const typed = before.slice(at + 1);
  return /[\n@]/.test(typed) || /\s\s/.test(typed) ? null : { from: caret - typed.length - 1, text: typed };
}

function isWordStart(before: string | undefined, at: number): boolean {
  return at === 0 || before === undefined || /[\s([{"'“‘—–-]/.test(before);
}

/** Members whose name has a word that begins with what was typed. */
export function membersFor<M extends Named>(members: readonly M[], query: MentionQuery): readonly M[] {
  const typed = fold(query.text);
  return members.filter(({ name }) => {
    const folded = fold(name);
    return folded.startsWith(typed) || folded.includes(` ${typed}`);
  });
}

/** The text with the name put where it was being typed, and where the caret belongs then. */
export function withMention(
  text: string,
  { from, text: typed }: MentionQuery,
  name: string,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(from + 1 + typed.length);
  const put = `@${name}${/^\s/.test(after) ? '' : ' '}`;
  const caret = from + put.length + (put.endsWith(' ') ? 0 : 1);
  return { text: text.slice(0, from) + put + after, caret };
}

/** The members who are named in a text, longest names first, so that Ravi is not named by Ravindra. */
export function mentionsIn(text: string, members: readonly Named[]): readonly string[] {
  const inOrder = members.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
  const found: string[] = [];
  let left = text;
  for (const { id, name } of inOrder) {
    const parts = left.split(new RegExp(`(?<![\\p{L}\\p{N}])@${escaped(name)}(?![\\p{L}\\p{N}])`, 'u'));
    const isTwin = found.some((each) => members.find((other) => other.id === each)?.name === name);
    if (parts.length > 1 || isTwin) found.push(id);
    if (parts.length > 1) left = parts.join('\n');
  }
  return found;
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\/-]/g, (each) => `\\${each}`);
}
