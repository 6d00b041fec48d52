import { listField, textField } from './fields';
import type { HostCall, HostVerb } from './host';

/** The verbs that put something into the message box of the open chat. */
export const writingVerbs = [
  'text.insert',
  'text.undo',
  'files.attach',
] as const satisfies readonly HostVerb[];
type WritingVerb = (typeof writingVerbs)[number];

/** Any of these verbs with arguments that were checked. */
export type WritingCall = HostCall<'text.insert'> | HostCall<'text.undo'> | HostCall<'files.attach'>;

const caps = { token: 200, text: 50_000, files: 30, bytes: 100_000_000 } as const;

/** True for a verb that puts something into the message box. */
export function isWriting(verb: HostVerb | undefined): verb is WritingVerb {
  return writingVerbs.some((each) => each === verb);
}

/** Reads the arguments of such a call; a text or a file beyond what a person would put there is refused. */
export function parseWriting(id: number, verb: WritingVerb, args: unknown): WritingCall | undefined {
  if (verb === 'text.undo') {
    const key = textField(args, 'key', caps.token);
    return key === undefined ? undefined : { kind: 'call', id, verb, args: { key } };
  }
  const chat = textField(args, 'chat', caps.token);
  if (chat === undefined || chat === '') return undefined;
  if (verb === 'text.insert') {
    const text = textField(args, 'text', caps.text);
    return text === undefined ? undefined : { kind: 'call', id, verb, args: { chat, text } };
  }
  const files = listField(args, 'files', { cap: caps.files, parse: parseFile });
  const bytes = files?.reduce((sum, file) => sum + file.size, 0) ?? 0;
  return files === undefined || bytes > caps.bytes
    ? undefined
    : { kind: 'call', id, verb, args: { chat, files } };
}

function parseFile(raw: unknown): File | undefined {
  return raw instanceof File ? raw : undefined;
}
