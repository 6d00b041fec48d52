import type { Net } from '@/lib/platform/net';
import type { Ledger } from './ledger';

/** A network of which every request is in the ledger, whatever came of it. */
export function notedNet(net: Net, ledger: Ledger): Net {
  return {
    async send(request) {
      const answered = await net.send(request);
      // A foreign address is refused before anything is sent.
      if (answered.ok || answered.code !== 'foreign')
        ledger.note(request, answered.ok ? answered.value.status : 0);
      return answered;
    },
    socket(parts) {
      const { path } = parts;
      let opened = false;
      return net.socket({
        ...parts,
        opened: () => {
          opened = true;
          ledger.note({ path }, 101);
          parts.opened();
        },
        closed: (code) => {
          if (!opened) ledger.note({ path }, 0);
          parts.closed(code);
        },
      });
    },
  };
}
