/**
 * Who a request comes from, for limits: the socket's address. Forwarded headers count only behind that many
 * proxies of one's own, read from the right, where the client cannot write.
 */
export function clientAddress(socket: string | undefined, forwarded: string | null, proxies: number): string {
  const hops = (forwarded ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const told = proxies > 0 ? hops.at(-proxies) : undefined;
  return network(told ?? socket ?? 'unknown');
}

/** One household or company has a whole /64 of IPv6 addresses; they share a limit. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [left = '', right] = plain.split('::', 2);
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const zeros = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
