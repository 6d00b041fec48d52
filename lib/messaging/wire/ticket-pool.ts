/** Keeps single-use tickets ready, because none can be had after the extension was updated. */
export interface TicketPool {
  /** Fetches what is missing. */
  fill(): Promise<void>;
  /** A ticket that nobody used yet; with none left it asks for more first. */
  take(): Promise<string | undefined>;
  /** A ticket that is there now. */
  spare(): string | undefined;
}

/** Two spare tickets let both frames come back after an update. */
const spareTickets = 2;

/** Fills itself from the worker, through `ask`. */
export function createTicketPool(ask: (count: number) => Promise<readonly string[]>): TicketPool {
  const held: string[] = [];
  const fill = async (): Promise<void> => {
    const missing = spareTickets - held.length;
    if (missing > 0) held.push(...(await ask(missing)));
  };
  return {
    fill,
    async take() {
      if (held.length === 0) held.push(...(await ask(spareTickets + 1)));
      const ticket = held.shift();
      void fill();
      return ticket;
    },
    spare: () => held.shift(),
  };
}
