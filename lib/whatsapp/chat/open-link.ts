import type { Identity } from '@/lib/domain/contact/identity';

/**
 * Asks WhatsApp to open a chat as if a link in a message had been clicked: it takes such clicks over before the
 * browser follows them. `false` means that it did not, and nothing happened. Only when a person pressed something,
 * because WhatsApp looks an unknown number up.
 */
export function openByLink(document: Document, identity: Identity): boolean {
  const href = linkOf(identity);
  if (!href) return false;
  const link = document.createElement('a');
  link.href = href;
  link.hidden = true;
  let taken = false;
  link.addEventListener('click', (event) => {
    taken = event.defaultPrevented;
    event.preventDefault();
  });
  document.body.append(link);
  link.click();
  link.remove();
  return taken;
}

const send = 'https://web.whatsapp.com/send?';
/** What a value has to look like, and the link that it completes. */
const links: { readonly [K in Identity['kind']]?: readonly [shape: RegExp, start: string] } = {
  phone: [/^\+(\d{5,15})$/, 'https://wa.me/'],
  lid: [/^(\d{5,20}@lid)$/, `${send}lid=`],
  jid: [/^([\d-]{5,40}@g\.us)$/, `${send}jid=`],
  username: [/^([\w.]{1,64})$/, `${send}username=`],
};

/** The link that WhatsApp itself understands for an identity; none carries a text. */
function linkOf({ kind, value }: Identity): string | undefined {
  const [shape, start] = links[kind] ?? [];
  const end = shape?.exec(value)?.[1];
  return end && start + end;
}
