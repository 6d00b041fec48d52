import type { Result } from '@/lib/domain/shared/result';
import { countField } from './fields';
import type { HostAnswer, HostVerb, HostVerbs, HostView } from './host';
import { parseHostCall, type AnyHostCall } from './parse-host';

/** A line to one of our own pages: a frame's MessagePort, or a runtime port from the side panel or a tab. */
export interface HostLine {
  readonly view: 'contact' | 'work' | 'other';
  post(message: object): void;
  onMessage(run: (message: unknown) => void): void;
  close(): void;
}

/** One function per verb; leaving one out is a type error. */
export type HostHandlers = {
  readonly [V in HostVerb]: (
    args: HostVerbs[V]['args'],
  ) => HostVerbs[V]['result'] | Promise<HostVerbs[V]['result']>;
};

/** Tells every line what the page shows and answers what it asks. */
export interface HostDesk {
  serve(line: HostLine): void;
  drop(line: HostLine): void;
  /** Tells each line its view, where it differs from the last that it got. */
  tell(): void;
  close(): void;
}

/** Serves our own pages with one set of handlers. */
export function createHostDesk(
  handlers: HostHandlers,
  viewFor: (view: HostLine['view']) => HostView,
): HostDesk {
  const lines = new Map<HostLine, string>();
  const tellLine = (line: HostLine): void => {
    const view = viewFor(line.view);
    const spelled = JSON.stringify(view);
    if (lines.get(line) === spelled) return;
    lines.set(line, spelled);
    post(line, view);
  };
  return {
    serve(line) {
      lines.set(line, '');
      line.onMessage((raw) => {
        if (!lines.has(line)) return;
        const call = parseHostCall(raw);
        if (call !== undefined) void answer(line, handlers, call);
        else refuse(line, raw);
      });
      tellLine(line);
    },
    drop(line) {
      lines.delete(line);
    },
    tell() {
      for (const line of lines.keys()) tellLine(line);
    },
    close() {
      for (const line of lines.keys()) line.close();
      lines.clear();
    },
  };
}

/** A newer frame may know verbs that this script does not: it hears so instead of waiting for ever. */
function refuse(line: HostLine, raw: unknown): void {
  const id = countField(raw, 'id');
  if (id !== undefined) post(line, { kind: 'answer', id, result: { ok: false, code: 'unsupported' } });
}

async function answer(line: HostLine, handlers: HostHandlers, call: AnyHostCall): Promise<void> {
  let result: Result<unknown>;
  try {
    result = await handle(handlers, call);
  } catch {
    result = { ok: false, code: 'unsupported' };
  }
  const message: HostAnswer = { kind: 'answer', id: call.id, result };
  post(line, message);
}

function handle<V extends HostVerb>(
  handlers: HostHandlers,
  { verb, args }: AnyHostCall<V>,
): HostVerbs[V]['result'] | Promise<HostVerbs[V]['result']> {
  return handlers[verb](args);
}

/** A line may have died a moment ago; whoever is at its end asks again with a new one. */
function post(line: HostLine, message: HostView | HostAnswer): void {
  try {
    line.post(message);
  } catch {
    line.close();
  }
}
