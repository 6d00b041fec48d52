import { useState } from 'react';
import Plus from 'lucide-react/icons/plus';
import { useAct } from '@/lib/app/use-act';
import { useQuery } from '@/lib/app/use-query';
import { useIsHidden } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { ContactView, LabelView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Checkbox } from '../ui/Checkbox';
import { Chip, chipColour, chipColours, type ChipColour } from '../ui/Chip';
import { Popover } from '../ui/Popover';
import { Swatches } from '../ui/Swatches';
import { TextField } from '../ui/TextField';
import styles from './LabelPicker.module.css';

const folded = (text: string) => text.normalize('NFKC').toLocaleLowerCase().trim();

function Choice({ contact, label }: { readonly contact: ContactView; readonly label: LabelView }) {
  const act = useAct();
  const { t } = useText();
  const isSelected = contact.labels.some((own) => own.id === label.id);
  const toggle = (on: boolean) =>
    void act(
      'contact.label',
      { contactId: contact.id, labelId: label.id, on },
      { done: t(on ? 'label.on' : 'label.off', { name: label.name }), quiet: true },
    );
  return (
    <li>
      <Checkbox isSelected={isSelected} onChange={toggle} aria-label={label.name}>
        <Chip colour={chipColour(label.colour)}>{label.name}</Chip>
      </Checkbox>
    </li>
  );
}

function MakeLabel({ contact, name, onMade }: { contact: ContactView; name: string; onMade: () => void }) {
  const act = useAct();
  const { t } = useText();
  const [colour, setColour] = useState<ChipColour>('blue');
  const make = async () => {
    const args = { name, colour, contactId: contact.id };
    const result = await act('label.add', args, { done: t('label.on', { name }) });
    if (result.ok) onMade();
  };
  return (
    <div className={styles.make}>
      <Swatches
        label={t('label.colour')}
        colours={chipColours.map((id) => ({ id, label: t(`colour.${id}`) }))}
        selected={colour}
        onSelect={(id) => setColour(chipColour(id))}
      />
      <Button look="main" size="small" type="submit" onPress={() => void make()}>
        {t('label.make', { name })}
      </Button>
    </div>
  );
}

function Picker({ contact }: { readonly contact: ContactView }) {
  const { t } = useText();
  const labels = useQuery('label.list', {}).value;
  const [text, setText] = useState('');
  const wanted = folded(text);
  const shown = labels?.filter((label) => folded(label.name).includes(wanted)) ?? [];
  const isHidden = useIsHidden();
  const mayName = wanted !== '' && !isHidden('labels', 'name');
  const isNew = mayName && labels?.every((label) => folded(label.name) !== wanted) === true;
  return (
    <div className={styles.picker}>
      <TextField
        label={t('label.filter')}
        value={text}
        onChange={setText}
        maxLength={300}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a press on Add label, to type at once
        autoFocus
      />
      {labels?.length === 0 && wanted === '' ? <p className={styles.hint}>{t('label.none')}</p> : null}
      <ul className={styles.list}>
        {shown.map((label) => (
          <Choice key={label.id} contact={contact} label={label} />
        ))}
      </ul>
      {isNew ? <MakeLabel contact={contact} name={text.trim()} onMade={() => setText('')} /> : null}
    </div>
  );
}

/** Gives and takes labels, and makes new ones where they are missed. */
export function LabelPicker({ contact }: { readonly contact: ContactView }) {
  const { t } = useText();
  return (
    <Popover
      label={t('label.pick')}
      trigger={
        <Button look="quiet" size="small">
          <Plus aria-hidden="true" />
          {t('label.add')}
        </Button>
      }
    >
      <Picker contact={contact} />
    </Popover>
  );
}
