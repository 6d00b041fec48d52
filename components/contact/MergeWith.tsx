import { useState } from 'react';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { CompareDialog } from './CompareDialog';
import { ContactPicker } from './ContactPicker';

export interface MergeWithProps {
  readonly contactId: string;
  readonly onClose: () => void;
}

/** Finds the contact that is the same person, then compares the two. */
export function MergeWith({ contactId, onClose }: MergeWithProps) {
  const { t } = useText();
  const [otherId, choose] = useState<string | null>(null);
  if (otherId !== null) return <CompareDialog contactId={contactId} otherId={otherId} onClose={onClose} />;
  return (
    <Dialog
      title={t('merge.find')}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common.cancel')}</Button>}
    >
      <ContactPicker without={contactId} onPick={(row) => choose(row.id)} />
    </Dialog>
  );
}
