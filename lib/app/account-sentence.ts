import type { AccountView } from '@/lib/messaging/contract/account';
import type { AccountText } from './use-account-text';

/** How things stand between this computer and the team, in one or two sentences that are true as they stand. */
export function accountSentence(account: AccountView, { t, time }: AccountText, now: number): string {
  const parts = [conditionSentence(account, { t, time }, now)];
  if (account.waiting > 0) parts.push(t('waiting', { count: account.waiting }));
  return parts.join(' ');
}

function conditionSentence(account: AccountView, { t, time }: AccountText, now: number): string {
  const { condition, since, oldestAt, currentAt } = account;
  if (account.state === 'locked') return t('ended');
  switch (condition) {
    case 'offline':
      return since === null ? t('state.offlineNow') : t('state.offline', { time: time.moment(since, now) });
    case 'unreachable':
      return t('state.unreachable', { time: time.moment(since ?? now, now) });
    case 'stuck':
      return t('state.stuck', { time: time.moment(oldestAt ?? now, now) });
    case 'paused':
      return t('state.paused', { time: time.moment(account.nextTryAt ?? now, now) });
    case 'unanswered':
      return t('state.unanswered', { time: time.moment(since ?? now, now) });
    case 'loading':
      return since === null ? t('state.loading') : t('state.loadingLong', { time: time.moment(since, now) });
    case 'current':
      return t(hasTrouble(account) ? 'state.currentBut' : 'state.current', {
        when: time.relative(currentAt ?? now, now),
      });
    default:
      return t(`state.${condition}`);
  }
}

/** What was refused, and a version that lost, is here and not on the server. */
function hasTrouble({ refused, conflicts }: AccountView): boolean {
  return refused + conflicts > 0;
}

/** Whether a person should look: something is lasting, or asks for a decision. */
export function accountTone(account: AccountView): 'plain' | 'good' | 'warn' {
  const { condition, state } = account;
  if (state !== 'in') return 'warn';
  if (condition === 'current' && hasTrouble(account)) return 'plain';
  if (condition === 'current') return 'good';
  return unfinished.includes(condition) ? 'plain' : 'warn';
}

/** Under way as it should be, or for so short a time that nobody need look. */
const unfinished: readonly AccountView['condition'][] = ['busy', 'loading', 'unanswered'];
