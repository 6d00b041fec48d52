import { markWords } from '@/lib/i18n/marks/words';
import type { ChatMark } from '@/lib/messaging/wire/marks';

/** What is known of a chat that is to be marked. */
export interface Marked {
  readonly labels: readonly { readonly colour: string; readonly name: string }[];
  readonly more: number;
  readonly due: ChatMark['due'];
}

const grey = 'light-dark(#5d6670,#aab4be)';
/** The colours of labels, as the sidebars show them. */
const tints: ReadonlyMap<string, string> = new Map([
  ['red', 'light-dark(#b3261e,#ff9d94)'],
  ['orange', 'light-dark(#a8480c,#ffac7a)'],
  ['yellow', 'light-dark(#7d6000,#edcd5f)'],
  ['green', 'light-dark(#1d6b3a,#82d49f)'],
  ['teal', 'light-dark(#0b6a6c,#74d2d2)'],
  ['blue', 'light-dark(#1f5fae,#92c2ff)'],
  ['purple', 'light-dark(#6b3fb0,#cdaefc)'],
  ['pink', 'light-dark(#a32a6c,#ff9fd0)'],
]);

/** The mark as it is drawn: a dot per label, and all of it in words of WhatsApp Web's language. */
export function markLook({ labels, more, due }: Marked, pageLanguage: string): ChatMark {
  const t = markWords(pageLanguage);
  const names = labels.map(({ name }) => name).filter((name) => name !== '');
  const count = labels.length + more;
  const plain = count > 0 && names.length === 0 ? [t('marks.labels', { count })] : [];
  const cut = names.length > 0 && more > 0 ? ['…'] : [];
  const when = due === 'none' ? [] : [t(`marks.${due}`)];
  return {
    said: [...names, ...cut, ...plain, ...when].join(' · '),
    dots: labels.map(({ colour }) => tints.get(colour) ?? grey),
    more: more > 0,
    due,
  };
}
