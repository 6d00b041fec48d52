import type { Identity } from '@/lib/domain/contact/identity';

/**
 * Asks WhatsApp to open a chat as if a link in a message had been clicked: it takes such clicks over before the
 * browser follows them. `false` means that it did not, and nothing happened. Only when a person pressed something,
 * because WhatsApp looks an unknown number up.
 */
export function openByLink(document: Document, identity: Identity): boolean {
  const href = linkOf(identity);
  if (href === undefined) return false;
  const link = document.createElement('a');
  link.href = href;
  link.style.setProperty('display', 'none');
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

/** The link that WhatsApp itself understands for an identity; none carries a text. */
function linkOf({ kind, value }: Identity): string | undefined {
  const send = 'https://web.whatsapp.com/send?';
  switch (kind) {
    case 'phone': {
      const digits = /^\+(\d{5,15})$/.exec(value)?.[1];
      return digits === undefined ? undefined : `https://wa.me/${digits}`;
    }
    case 'lid':
      return /^\d{5,20}@lid$/.test(value) ? `${send}lid=${value}` : undefined;
    case 'jid':
      return /^[\d-]{5,40}@g\.us$/.test(value) ? `${send}jid=${value}` : undefined;
    case 'username':
      return /^[\w.]{1,64}$/.test(value) ? `${send}username=${value}` : undefined;
    default:
      return undefined;
  }
}
