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

function handle(handlers: HostHandlers, call: AnyHostCall): Result<unknown> | Promise<Result<unknown>> {
  switch (call.verb) {
    case 'chat.open':
      return handlers['chat.open'](call.args);
    case 'chats.list':
      return handlers['chats.list'](call.args);
    case 'text.insert':
      return handlers['text.insert'](call.args);
    case 'text.undo':
      return handlers['text.undo'](call.args);
    case 'files.attach':
      return handlers['files.attach'](call.args);
    case 'panel.show':
      return handlers['panel.show'](call.args);
    case 'focus.page':
      return handlers['focus.page'](call.args);
    case 'page.refresh':
      return handlers['page.refresh'](call.args);
    case 'health':
      return handlers.health(call.args);
    default:
      return handlers.ticket(call.args);
  }
}

/** A line may have died a moment ago; whoever is at its end asks again with a new one. */
function post(line: HostLine, message: HostView | HostAnswer): void {
  try {
    line.post(message);
  } catch {
    line.close();
  }
}
