import type { Result } from '@/lib/domain/shared/result';
import { mostListed } from './chat-list';
import { countField, fieldOf, isRecord, listField, textField, wordField } from './fields';
import type { HostCall } from './host';
import { parseIdentity } from './parse-identity';
import { isWriting, parseWriting, writingVerbs, type WritingCall } from './parse-writing';

/** Any verb with arguments that were checked. */
export type AnyHostCall =
  | HostCall<'chat.open'>
  | HostCall<'chats.list'>
  | WritingCall
  | HostCall<'panel.show'>
  | HostCall<'focus.page'>
  | HostCall<'page.refresh'>
  | HostCall<'health'>
  | HostCall<'ticket'>;

const verbs = [
  'chat.open',
  'chats.list',
  ...writingVerbs,
  'panel.show',
  'focus.page',
  'page.refresh',
  'health',
  'ticket',
] as const;

/** Reads a call from a frame; an unknown verb or odd arguments are refused. */
export function parseHostCall(raw: unknown): AnyHostCall | undefined {
  const id = countField(raw, 'id');
  if (wordField(raw, 'kind', ['call']) === undefined || id === undefined) return undefined;
  const verb = wordField(raw, 'verb', verbs);
  const args = fieldOf(raw, 'args');
  if (isWriting(verb)) return parseWriting(id, verb, args);
  if (verb === 'chat.open') {
    const identities = listField(args, 'identities', { cap: 20, parse: parseIdentity });
    return identities === undefined ? undefined : { kind: 'call', id, verb, args: { identities } };
  }
  if (verb === 'chats.list') {
    const which = wordField(args, 'which', ['all', 'waiting']);
    const offset = countField(args, 'offset');
    const limit = countField(args, 'limit');
    return which === undefined || offset === undefined || limit === undefined || limit > mostListed
      ? undefined
      : { kind: 'call', id, verb, args: { which, offset, limit } };
  }
  if (verb === 'panel.show') {
    const view = wordField(args, 'view', ['contact', 'work']);
    const as = wordField(args, 'as', ['panel', 'rail']);
    return view === undefined || as === undefined
      ? undefined
      : { kind: 'call', id, verb, args: { view, as } };
  }
  return verb === undefined ? undefined : { kind: 'call', id, verb, args: {} };
}

/** Reads a result whose value nobody has looked at yet. */
export function parseResult(raw: unknown): Result<unknown> | undefined {
  if (!isRecord(raw)) return undefined;
  if (fieldOf(raw, 'ok') === true) return { ok: true, value: fieldOf(raw, 'value') };
  const code = textField(raw, 'code', 60);
  if (fieldOf(raw, 'ok') !== false || code === undefined) return undefined;
  const say = textField(raw, 'say', 500);
  return say === undefined ? { ok: false, code } : { ok: false, code, say };
}
