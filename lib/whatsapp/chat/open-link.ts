/**
 * Asks WhatsApp to open a phone number as if a `wa.me` link in a message had been clicked: it takes such clicks
 * over before the browser follows them. `false` means that it did not, and nothing happened. Only when a person
 * pressed something, because WhatsApp looks an unknown number up.
 */
export function openByLink(document: Document, phone: string): boolean {
  const digits = /^\+(\d{5,15})$/.exec(phone)?.[1];
  if (digits === undefined) return false;
  const link = document.createElement('a');
  link.href = `https://wa.me/${digits}`;
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
