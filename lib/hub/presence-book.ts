import type { HereView, PresenceState } from '@/lib/messaging/contract/presence';

/** How long a sign of presence counts when it is not repeated. */
export const presenceMs = 20_000;
const most = 200;

interface Sign {
  readonly name: string;
  readonly state: PresenceState;
  readonly until: number;
}

/** Who else is in which conversation, in memory and for seconds; conversations are hashes, never names or numbers. */
export class PresenceBook {
  readonly #conversations = new Map<string, Map<string, Sign>>();

  /** Takes one sign in; says whether anything is seen differently now. */
  put(conversation: string, who: { seat: string; name: string; state: PresenceState | 'left' }, now: number) {
    const { seat, name, state } = who;
    const seats = this.#conversations.get(conversation) ?? new Map<string, Sign>();
    const before = seats.get(seat);
    this.#conversations.delete(conversation);
    if (state === 'left') seats.delete(seat);
    else seats.set(seat, { name, state, until: now + presenceMs });
    if (seats.size > 0) this.#conversations.set(conversation, seats);
    if (this.#conversations.size > most) {
      const [oldest = ''] = this.#conversations.keys();
      this.#conversations.delete(oldest);
    }
    const stateBefore = before === undefined || before.until <= now ? 'left' : before.state;
    return stateBefore !== state;
  }

  /** Whoever is there now, those who write first. */
  at(conversation: string, now: number): readonly HereView[] {
    const seats = [...(this.#conversations.get(conversation) ?? [])];
    return seats
      .filter(([, { until }]) => until > now)
      .map(([seat, { name, state }]) => ({ seat, name, state }))
      .sort((a, b) => rank(a) - rank(b) || (a.seat < b.seat ? -1 : 1));
  }
}

function rank({ state }: HereView): number {
  return state === 'drafting' ? 0 : state === 'answered' ? 1 : 2;
}
