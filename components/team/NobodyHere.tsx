import { useSidebar } from '@/lib/app/sidebar';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** A list that is empty only because of whose work was chosen, and the way back to everybody's. */
export function NobodyHere({ title }: { readonly title: string }) {
  const { ui } = useSidebar();
  const { t } = useText();
  return (
    <EmptyState
      title={title}
      action={
        <Button size="small" onPress={() => ui.setState({ owner: 'any' })}>
          {t('owner.showAll')}
        </Button>
      }
    />
  );
}
