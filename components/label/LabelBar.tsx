import X from 'lucide-react/icons/x';
import { useAct } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import type { ContactView, LabelView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Chip, chipColour } from '../ui/Chip';
import { Section } from '../ui/Section';
import { LabelPicker } from './LabelPicker';
import styles from './LabelBar.module.css';

function OwnLabel({ contactId, label }: { readonly contactId: string; readonly label: LabelView }) {
  const act = useAct();
  const { t } = useText();
  const remove = () =>
    void act(
      'contact.label',
      { contactId, labelId: label.id, on: false },
      { done: t('label.off', { name: label.name }) },
    );
  return (
    <li className={styles.item}>
      <Chip
        colour={chipColour(label.colour)}
        action={
          <Button
            look="quiet"
            size="small"
            aria-label={t('label.remove', { name: label.name })}
            onPress={remove}
          >
            <X aria-hidden="true" />
          </Button>
        }
      >
        {label.name}
      </Chip>
    </li>
  );
}

/** The labels of one contact, and the way to more. */
export function LabelBar({ contact }: { readonly contact: ContactView }) {
  const { t } = useText();
  return (
    <Section title={t('label.title')} aside={<LabelPicker contact={contact} />}>
      {contact.labels.length === 0 ? null : (
        <ul className={styles.list}>
          {contact.labels.map((label) => (
            <OwnLabel key={label.id} contactId={contact.id} label={label} />
          ))}
        </ul>
      )}
    </Section>
  );
}
