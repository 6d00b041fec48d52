import { mostListed } from './chat-list';
import type { HostCall, HostVerb } from './host';
import { parseIdentity } from './parse-identity';
import { among, count, list, oneOf, record, text, upTo, type Reader } from './readers';

/** Any verb with arguments that were checked. */
export type AnyHostCall<Verb extends HostVerb = HostVerb> = { [V in Verb]: HostCall<V> }[Verb];

const caps = { token: 200, text: 50_000, files: 30, bytes: 100_000_000 } as const;
const chat = text(caps.token, 1);
const file: Reader<File> = (raw) => (raw instanceof File ? raw : undefined);
const allFiles = list(caps.files, file);
/** A text or a file beyond what a person would put into a message box is refused. */
const files: Reader<readonly File[]> = (raw) => {
  const read = allFiles(raw);
  return (read?.reduce((sum, { size }) => sum + size, 0) ?? 0) > caps.bytes ? undefined : read;
};
const nothing: Reader<Record<string, never>> = () => ({});

const call = <V extends HostVerb>(verb: V, args: Reader<HostCall<V>['args']>) =>
  record({ kind: among('call'), id: count, verb: among(verb), args });

/** Reads a call from a frame; an unknown verb or odd arguments are refused. */
export const parseHostCall: Reader<AnyHostCall> = oneOf<AnyHostCall>(
  call('chat.open', record({ identities: list(20, parseIdentity) })),
  call('chats.list', record({ which: among('all', 'waiting'), offset: count, limit: upTo(mostListed) })),
  call('text.insert', record({ chat, text: text(caps.text) })),
  call('text.undo', record({ key: text(caps.token) })),
  call('files.attach', record({ chat, files })),
  call('chat.signs', record({ chat })),
  call('panel.show', record({ view: among('contact', 'work'), as: among('panel', 'rail') })),
  call('focus.page', nothing),
  call('page.refresh', nothing),
  call('health', nothing),
  call('ticket', nothing),
);
