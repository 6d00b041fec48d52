import { cleanTitle } from '../text/clean-title';
import type { Loader } from './loader';
import { callExport, reach } from './reach';

/** Every name that WhatsApp's modules have for a chat, the one on display first. */
export function namesOf(loader: Loader, chat: unknown, contact: unknown): readonly string[] {
  const asked = (module: string, name: string, about: unknown): unknown => {
    const called = callExport(loader.find([module, name]), [about]);
    return called.ok ? called.value : undefined;
  };
  const pushname = reach(contact, 'pushname');
  const found: readonly unknown[] = [
    reach(chat, 'formattedTitle'),
    asked('WAWebFrontendContactGetters', 'getFormattedName', contact),
    reach(contact, 'formattedName'),
    reach(chat, 'name'),
    reach(contact, 'name'),
    reach(contact, 'verifiedName'),
    reach(contact, 'formattedPhone'),
    pushname,
    typeof pushname === 'string' ? `~${pushname}` : undefined,
  ];
  const names = found.filter((name) => typeof name === 'string').map((name) => cleanTitle(name));
  return [...new Set(names)].filter((name) => name !== '');
}
