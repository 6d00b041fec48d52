import type { ReactNode } from 'react';
import { useHubLink } from '@/lib/app/hub-context';
import { useText } from '@/lib/app/use-text';
import { EmptyState } from '../ui/EmptyState';

/** Shows the screen unless the worker cannot serve it, and then says why and what to do. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { state, wiped, why } = useHubLink();
  const { t } = useText();
  if (wiped) return <EmptyState title={t('state.wiped.title')}>{t('state.wiped.text')}</EmptyState>;
  if (state === 'locked')
    return <EmptyState title={t('state.locked.title')}>{t('state.locked.text')}</EmptyState>;
  if (state === 'inert')
    return <EmptyState title={t('state.inert.title')}>{t('state.inert.text')}</EmptyState>;
  if (state === 'broken') {
    return <EmptyState title={t('state.broken.title')}>{t(`state.broken.${why ?? 'broken'}`)}</EmptyState>;
  }
  return children;
}
