import type { CapabilityHealth } from '@/lib/app/use-health';
import type { HealthSpeech } from '@/lib/app/use-health-words';
import styles from './CapabilityList.module.css';

export interface CapabilityListProps {
  readonly capabilities: readonly CapabilityHealth[];
  readonly now: number;
  readonly speech: HealthSpeech;
}

/** One line for each thing that the page side does: its name, how it is doing, what that means for a person. */
export function CapabilityList({ capabilities, now, speech }: CapabilityListProps) {
  return (
    <ul className={styles.list}>
      {capabilities.map((capability) => (
        <Item key={capability.name} capability={capability} now={now} speech={speech} />
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly capability: CapabilityHealth;
  readonly now: number;
  readonly speech: HealthSpeech;
}

function Item({ capability, now, speech: { t, time } }: ItemProps) {
  const { name, state, disagrees, resting, lastWorkedAt } = capability;
  const isTroubled = state === 'fails';
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.name}>{t(name === 'open' ? 'health.open.name' : `health.${name}`)}</span>
        <span className={styles.state} data-state={state}>
          {t(`health.${state}`)}
        </span>
      </div>
      <p className={styles.words}>{t(`health.${name}.${state}`)}</p>
      {isTroubled && resting ? <p className={styles.words}>{t('health.resting')}</p> : null}
      {isTroubled && disagrees ? <p className={styles.words}>{t('health.disagrees')}</p> : null}
      {isTroubled && lastWorkedAt > 0 ? (
        <p className={styles.words}>{t('health.last', { when: time.relative(lastWorkedAt, now) })}</p>
      ) : null}
    </li>
  );
}
