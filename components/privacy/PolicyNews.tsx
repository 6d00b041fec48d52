import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { usePolicyNews } from '@/lib/app/use-policy-news';
import { useSpeech } from '@/lib/app/use-speech';
import styles from './PolicyNews.module.css';

/** A privacy policy that comes after the shipped one: what changes, and the question where it changes what was agreed to. */
export function PolicyNews() {
  const { t, day } = useSpeech();
  const { news, running, failed, answer } = usePolicyNews();
  if (news === null) return null;
  const { material, pauses, version } = news;
  return (
    <Notice tone={pauses ? 'warn' : 'plain'} announce>
      <strong>{t('policy.news', { date: day(version), from: day(news.effective) })}</strong>
      <p>{t('policy.changes')}</p>
      <ul className={styles.changes}>
        {news.changes.map((change) => (
          <li key={change}>
            <bdi>{change}</bdi>
          </li>
        ))}
      </ul>
      <p>{t('policy.update')}</p>
      {material && news.answer !== 'agreed' ? <p>{t(pauses ? 'policy.pauses' : 'policy.ask')}</p> : null}
      {news.answer === 'none' ? null : <p>{t(`policy.${news.answer}`)}</p>}
      {failed ? <p role="alert">{t('policy.failed')}</p> : null}
      {material ? (
        <div className={styles.answers}>
          {news.answer === 'agreed' ? null : (
            <Button isDisabled={running} onPress={() => void answer(version, true)}>
              {t('policy.agree')}
            </Button>
          )}
          {news.answer === 'declined' ? null : (
            <Button isDisabled={running} onPress={() => void answer(version, false)}>
              {t('policy.decline')}
            </Button>
          )}
        </div>
      ) : null}
    </Notice>
  );
}
