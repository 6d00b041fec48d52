import { useCallback, useState } from 'react';
import { presenceSetting } from '@/lib/messaging/contract/presence';
import { useCommand } from './use-command';
import { useQuery } from './use-query';

/** Whether the team is told which chat is open here, and how to choose it. */
export function usePresenceSwitch(): {
  readonly isOn: boolean;
  /** Somebody is signed in; without a team nobody is told anything. */
  readonly isTeam: boolean;
  readonly choose: (on: boolean) => void;
  /** The last choice could not be kept. */
  readonly failed: boolean;
} {
  const run = useCommand();
  const [failed, setFailed] = useState(false);
  const kept = useQuery('setting.get', { key: presenceSetting }).value?.value;
  const isTeam = useQuery('team.status', {}).value != null;
  const choose = useCallback(
    (value: boolean) => {
      void run('setting.set', { key: presenceSetting, value }).done.then((result) => setFailed(!result.ok));
    },
    [run],
  );
  return { isOn: kept !== false, isTeam, choose, failed };
}
