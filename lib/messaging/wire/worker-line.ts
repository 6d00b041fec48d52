import type { PageRuntime } from '@/lib/platform/browser-page';
import type { Identity } from '@/lib/domain/contact/identity';
import { wireProtocol } from './host';
import { fieldOf } from './fields';
import type { MarkAnswer } from './marks';
import { isMarksChanged, parseMarkAnswer } from './parse-marks';
import { parseGateAnswer, parseGateChanged, parseTickets } from './parse-worker';
import type { ChatFact, Gate, SelectorProbe, WorkerCall } from './worker';

/** What the content script and the worker say to each other. */
export interface WorkerLine {
  /** Whether the page may be read; nothing when the worker did not answer. */
  gate(): Promise<Gate | undefined>;
  /** Fresh single-use tickets; none when the worker cannot be reached. */
  tickets(count: number): Promise<readonly string[]>;
  observe(facts: readonly ChatFact[]): Promise<void>;
  /** What the lines of these chats may show; nothing when the worker did not answer. */
  marks(chats: readonly (readonly Identity[])[], lang: string): Promise<MarkAnswer | undefined>;
  onMarks(run: () => void, signal: AbortSignal): void;
  /** The selectors to read the page with and our words in it, unparsed; nothing when the worker did not answer. */
  selectors(probed: SelectorProbe | null): Promise<unknown>;
  onGate(run: (gate: Gate) => void, signal: AbortSignal): void;
}

/** Five questions by plain messages, and two words that come back. */
export function createWorkerLine(runtime: PageRuntime): WorkerLine {
  const ask = async (call: Omit<WorkerCall, 'to'>): Promise<unknown> => {
    try {
      return await runtime.send({ to: 'worker', ...call } satisfies WorkerCall);
    } catch {
      return undefined;
    }
  };
  return {
    gate: async () => parseGateAnswer(await ask({ verb: 'gate', args: { v: wireProtocol } })),
    tickets: async (count) => parseTickets(await ask({ verb: 'ticket', args: { count } })),
    async observe(facts) {
      await ask({ verb: 'observe', args: { facts } });
    },
    marks: async (chats, lang) => parseMarkAnswer(await ask({ verb: 'marks', args: { chats, lang } })),
    onMarks(run, signal) {
      runtime.onMessage((raw) => {
        if (isMarksChanged(raw)) run();
      }, signal);
    },
    async selectors(probed) {
      const answer = await ask({ verb: 'selectors', args: { probed } });
      return fieldOf(answer, 'value');
    },
    onGate(run, signal) {
      runtime.onMessage((raw) => {
        const changed = parseGateChanged(raw);
        if (changed !== undefined) run(changed.gate);
      }, signal);
    },
  };
}
