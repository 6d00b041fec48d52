import { invoke, reach } from './reach';

/** The serialized form (`user@server`) of one of WhatsApp's ids, if that is what this is. */
export function widText(wid: unknown): string {
  const parts = { user: reach(wid, 'user'), server: reach(wid, 'server'), text: reach(wid, '_serialized') };
  const text = typeof wid === 'string' ? wid : parts.text;
  const spelled = typeof text === 'string' ? text : spell(wid);
  if (!/^[A-Za-z0-9._:-]{1,64}@[a-z.]{1,32}$/.test(spelled)) return '';
  // The parts must say the same as the whole: an id that contradicts itself is no id.
  const [user, server] = spelled.split('@');
  if (typeof parts.user === 'string' && parts.user !== user?.split(':')[0] && parts.user !== user) return '';
  if (typeof parts.server === 'string' && parts.server !== server) return '';
  return spelled;
}

function spell(wid: unknown): string {
  if (typeof wid !== 'object' || wid === null) return '';
  const called = invoke(wid, 'toString');
  return called.ok && typeof called.value === 'string' ? called.value : '';
}
