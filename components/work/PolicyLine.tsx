import { pages } from '@/lib/app/pages';
import { useAccountText } from '@/lib/app/use-account-text';
import { usePolicyNews } from '@/lib/app/use-policy-news';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** Says that the privacy policy changes where somebody has to answer; the question itself is on the options page. */
export function PolicyLine() {
  const { t } = useAccountText();
  const { news } = usePolicyNews();
  if (news === null || !news.material || news.answer !== 'none') return null;
  return (
    <Notice
      tone={news.pauses ? 'warn' : 'plain'}
      action={
        <Button size="small" onPress={() => void pages.openOptions()}>
          {t('policy.read')}
        </Button>
      }
    >
      {t(news.pauses ? 'policy.pauses' : 'policy.comes')}
    </Notice>
  );
}
