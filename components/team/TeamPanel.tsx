import { useState } from 'react';
import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import type { MemberView, TeamView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { LeaveDialog, type Left } from './LeaveDialog';
import { peopleCode, useHolding } from './people-words';
import styles from './TeamPanel.module.css';

/** Owners take out anybody but themselves, managers take out agents. */
function mayRemove(team: TeamView, member: MemberView): boolean {
  if (member.id === team.you || member.state !== 'active') return false;
  return team.role === 'owner' || (team.role === 'manager' && member.role === 'agent');
}

interface PersonProps {
  readonly team: TeamView;
  readonly member: MemberView;
  readonly onRemove: () => void;
}

function Person({ team, member, onRemove }: PersonProps) {
  const { t } = useAccountText();
  const { id, name, role } = member;
  return (
    <li className={styles.person}>
      <span className={styles.name}>
        <bdi>{id === team.you ? t('people.you', { name }) : name}</bdi>
        {role === null ? null : <span className={styles.soft}>{t(`role.${role}`)}</span>}
      </span>
      {mayRemove(team, member) ? (
        <Button look="quiet" size="small" aria-label={t('people.remove', { name })} onPress={onRemove}>
          {t('people.removeShort')}
        </Button>
      ) : null}
    </li>
  );
}

/** What was done, and the way back. */
function Done({ left }: { readonly left: Left }) {
  const { t } = useAccountText();
  const holding = useHolding();
  const back = useJob('team.hand-back');
  const { name, seatId, handOver, contacts, followUps, to } = left;
  const { outcome } = back;
  if (outcome?.ok === true) {
    return <Notice announce>{t('people.undone', { name, ...holding(outcome.value) })}</Notice>;
  }
  const isPlain = contacts + followUps === 0;
  return (
    <Notice
      announce
      tone={outcome === null ? 'good' : 'danger'}
      action={
        <Button size="small" isDisabled={back.running} onPress={() => void back.run({ seatId, handOver })}>
          {t('people.undo')}
        </Button>
      }
    >
      {outcome === null
        ? isPlain
          ? t('people.donePlain', { name })
          : t('people.done', { name, to, ...holding(left) })
        : t(`people.code.${peopleCode(outcome.code)}`)}
    </Notice>
  );
}

/** Who is in the workspace; an owner or manager takes somebody out and hands over what was theirs in one step. */
export function TeamPanel() {
  const { t } = useAccountText();
  const team = useQuery('team.status', {}).value;
  const account = useQuery('account.status', {}).value;
  const [leaver, setLeaver] = useState<MemberView | null>(null);
  const [left, setLeft] = useState<Left | null>(null);
  if (team == null || account == null) return null;
  const active = team.members.filter(({ state }) => state === 'active');
  return (
    <section className={styles.team} aria-label={t('people.title')}>
      <h3 className={styles.title}>{t('people.title')}</h3>
      <ul className={styles.people}>
        {active.map((member) => (
          <Person key={member.id} team={team} member={member} onRemove={() => setLeaver(member)} />
        ))}
      </ul>
      {active.length > 1 ? null : (
        <p className={styles.soft}>{t('people.alone', { workspace: account.workspace })}</p>
      )}
      {left === null ? null : <Done key={left.handOver} left={left} />}
      {leaver === null ? null : (
        <LeaveDialog
          leaver={leaver}
          workspace={account.workspace}
          others={active.filter(({ id }) => id !== leaver.id)}
          you={team.you}
          onClose={() => setLeaver(null)}
          onLeft={(done) => {
            setLeaver(null);
            setLeft(done);
          }}
        />
      )}
    </section>
  );
}
