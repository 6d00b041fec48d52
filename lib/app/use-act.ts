import { useCallback } from 'react';
import type { CommandArgs, CommandName } from '@/lib/messaging/contract/commands';
import type { RunCode, RunResult } from './command-queue';
import { useHub } from './hub-context';
import { useSidebar } from './sidebar';
import { useText } from './use-text';

export interface ActWords {
  /** Said when it is done, with Undo beside it. */
  readonly done?: string;
  /** Remembered for Ctrl+Z, not shown. */
  readonly quiet?: boolean;
}

export type Act = <C extends CommandName>(
  name: C,
  args: CommandArgs<C>,
  words?: ActWords,
) => Promise<RunResult<C>>;

/** Why something was refused, in words. */
export function useWhy(): (code: RunCode) => string {
  const { t } = useText();
  return useCallback((code) => t(`why.${code}`), [t]);
}

/** Runs a command and says how it went: done with Undo, or why not. */
export function useAct(): Act {
  const hub = useHub();
  const { toasts } = useSidebar();
  const why = useWhy();
  return useCallback(
    async (name, args, words = {}) => {
      const run = hub.command(name, args);
      const result = await run.done;
      if (!result.ok) toasts.say(why(result.code), 'danger');
      else if (words.done !== undefined) {
        toasts.changed({ command: run.id, text: words.done }, words.quiet === true);
      }
      return result;
    },
    [hub, toasts, why],
  );
}
