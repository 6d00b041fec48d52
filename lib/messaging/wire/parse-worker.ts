import { among, list, record, type Reader } from './readers';
import type { Gate, GateChanged } from './worker';

const gate = among<Gate>('undecided', 'declined', 'open', 'paused');
const gateAnswer = record({ ok: among(true), value: record({ gate }) });
const ticket: Reader<string> = (raw) =>
  typeof raw === 'string' && /^[\w-]{8,200}$/.test(raw) ? raw : undefined;
const tickets = record({ ok: among(true), value: list(16, ticket) });

/** Reads the worker's answer to `gate`; anything that is not clearly a gate is no permission. */
export function parseGateAnswer(raw: unknown): Gate | undefined {
  return gateAnswer(raw)?.value.gate;
}

/** Reads the worker's answer to `ticket`. */
export function parseTickets(raw: unknown): readonly string[] {
  return tickets(raw)?.value ?? [];
}

/** Reads the worker's word that the gate has changed. */
export const parseGateChanged: Reader<GateChanged> = record({ to: among('page'), kind: among('gate'), gate });
