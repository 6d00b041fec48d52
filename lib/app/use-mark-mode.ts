import { useCallback, useState } from 'react';
import { markModeOf, markModes, markSetting, type MarkMode } from '@/lib/messaging/wire/marks';
import { useCommand } from './use-command';
import { useQuery } from './use-query';

/** What may stand on WhatsApp's chat list, and how to choose it. */
export function useMarkMode(): {
  readonly mode: MarkMode;
  readonly modes: readonly MarkMode[];
  readonly choose: (mode: string) => void;
  /** The last choice could not be kept. */
  readonly failed: boolean;
} {
  const run = useCommand();
  const [failed, setFailed] = useState(false);
  const kept = useQuery('setting.get', { key: markSetting }).value?.value;
  const choose = useCallback(
    (value: string) => {
      void run('setting.set', { key: markSetting, value: markModeOf(value) }).done.then((result) =>
        setFailed(!result.ok),
      );
    },
    [run],
  );
  return { mode: markModeOf(kept), modes: markModes, choose, failed };
}
