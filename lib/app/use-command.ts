import { useCallback } from 'react';
import type { CommandArgs, CommandName } from '@/lib/messaging/contract/commands';
import type { CommandRun } from './command-queue';
import { useHub } from './hub-context';

export type RunCommand = <C extends CommandName>(name: C, args: CommandArgs<C>) => CommandRun<C>;

/** Runs a command at a gesture: `run('note.delete', {noteId}).done` settles when it is known to be written or refused. */
export function useCommand(): RunCommand {
  const hub = useHub();
  return useCallback((name, args) => hub.command(name, args), [hub]);
}
