import { listField, wordField } from './fields';
import { parseResult } from './parse-host';
import type { Gate, GateChanged } from './worker';

const gates = ['undecided', 'declined', 'open', 'paused'] as const;

/** Reads the worker's answer to `gate`; anything that is not clearly a gate is no permission. */
export function parseGateAnswer(raw: unknown): Gate | undefined {
  const result = parseResult(raw);
  return result?.ok === true ? wordField(result.value, 'gate', gates) : undefined;
}

/** Reads the worker's answer to `ticket`. */
export function parseTickets(raw: unknown): readonly string[] {
  const result = parseResult(raw);
  if (result?.ok !== true) return [];
  return listField(result, 'value', { cap: 16, parse: parseTicket }) ?? [];
}

/** Reads the worker's word that the gate has changed. */
export function parseGateChanged(raw: unknown): GateChanged | undefined {
  const to = wordField(raw, 'to', ['page']);
  const kind = wordField(raw, 'kind', ['gate']);
  const gate = wordField(raw, 'gate', gates);
  return to === undefined || kind === undefined || gate === undefined ? undefined : { to, kind, gate };
}

function parseTicket(raw: unknown): string | undefined {
  return typeof raw === 'string' && /^[\w-]{8,200}$/.test(raw) ? raw : undefined;
}
