import { useState } from 'react';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Plus from 'lucide-react/icons/plus';
import { pages } from '@/lib/app/pages';
import { useAct } from '@/lib/app/use-act';
import { useIsHidden } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { ContactView } from '@/lib/app/views';
import { TruthMark } from '../account/TruthMark';
import { MaskNote } from '../team/MaskNote';
import { OwnerLine } from '../team/OwnerLine';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { ClampedText } from '../ui/ClampedText';
import { InlineEdit } from '../ui/InlineEdit';
import { Menu } from '../ui/Menu';
import { AddPhone } from './AddPhone';
import { ContactHeading } from './ContactHeading';
import { IdentityList } from './IdentityList';
import { MergeWith } from './MergeWith';
import { SamePerson } from './SamePerson';
import styles from './SavedContact.module.css';

const fields = ['company', 'quickFact'] as const;
type Field = (typeof fields)[number];

interface FactProps {
  readonly contact: ContactView;
  readonly field: Field;
  /** It has no value yet and is being typed. */
  readonly isNew: boolean;
  readonly onClose: () => void;
}

function Fact({ contact, field, isNew, onClose }: FactProps) {
  const act = useAct();
  const { t } = useText();
  const label = t(`contact.${field}`);
  const save = (text: string) => {
    const args = { contactId: contact.id, [field]: text };
    void act('contact.edit', args, { done: t('contact.changed', { field: label }) });
  };
  return (
    <InlineEdit
      label={label}
      value={contact[field]}
      editLabel={t(`contact.edit.${field}`)}
      maxLength={field === 'company' ? 300 : 20_000}
      lines={field === 'company' ? 1 : 2}
      startsOpen={isNew}
      onSave={save}
      onClose={onClose}
    >
      <div className={field === 'company' ? styles.company : styles.fact}>
        <ClampedText
          text={contact[field]}
          lines={field === 'company' ? 'one' : 'three'}
          more={t('common.more')}
          less={t('common.less')}
        />
      </div>
    </InlineEdit>
  );
}

function Name({ contact }: { readonly contact: ContactView }) {
  const act = useAct();
  const { t } = useText();
  const isHidden = useIsHidden();
  const label = t('contact.name');
  const heading = <ContactHeading name={contact.name} />;
  if (isHidden('contacts', 'name')) return heading;
  const rename = (name: string) =>
    void act(
      'contact.edit',
      { contactId: contact.id, name },
      { done: t('contact.changed', { field: label }) },
    );
  return (
    <InlineEdit
      label={label}
      value={contact.name}
      editLabel={t('contact.edit.name')}
      emptyProblem={t('contact.nameNeeded')}
      onSave={rename}
    >
      {heading}
    </InlineEdit>
  );
}

function NameRow({ contact, onMerge }: { readonly contact: ContactView; readonly onMerge: () => void }) {
  const act = useAct();
  const { t } = useText();
  const remove = () =>
    void act(
      'contact.delete',
      { contactId: contact.id },
      { done: t('contact.deleted', { name: contact.name }) },
    );
  const separate = (contactId: string, name: string) =>
    void act('contact.separate', { contactId }, { done: t('merge.separated', { name }) });
  return (
    <div className={styles.nameRow}>
      <div className={styles.name}>
        <Name contact={contact} />
      </div>
      <Menu
        label={t('contact.more')}
        trigger={
          <Button look="quiet" size="small" square aria-label={t('contact.more')}>
            <Ellipsis aria-hidden="true" />
          </Button>
        }
        choices={[
          { id: 'keep-out', label: t('keepOut.menu'), onChoose: () => void pages.openKeepOut(contact.id) },
          { id: 'merge', label: t('merge.with'), onChoose: onMerge },
          ...contact.merged.map(({ id, name }) => ({
            id: `separate ${id}`,
            label: t('merge.separate', { name }),
            onChoose: () => separate(id, name),
          })),
          { id: 'delete', label: t('contact.delete'), danger: true, onChoose: remove },
        ]}
      />
    </div>
  );
}

function Marks({ contact }: { readonly contact: ContactView }) {
  const { t } = useText();
  if (contact.kind === 'person' && !contact.sample) return null;
  return (
    <p className={styles.marks}>
      {contact.kind === 'person' ? null : <Chip colour="grey">{t(`contact.${contact.kind}`)}</Chip>}
      {contact.sample ? <Chip colour="grey">{t('contact.sample')}</Chip> : null}
    </p>
  );
}

/** The top of a saved contact: name, company, quick fact, identities; each is changed where it stands. */
export function SavedContact({ contact }: { readonly contact: ContactView }) {
  const { t } = useText();
  const [adding, setAdding] = useState<Field | 'phone' | null>(null);
  const [merging, setMerging] = useState(false);
  const close = () => setAdding(null);
  const isHidden = useIsHidden();
  const seen = fields.filter((field) => !isHidden('contacts', field));
  const missing = seen.filter((field) => contact[field] === '' && adding !== field);
  return (
    <header className={styles.header}>
      <NameRow contact={contact} onMerge={() => setMerging(true)} />
      <Marks contact={contact} />
      <OwnerLine key={`owner ${contact.id}`} contact={contact} />
      <SamePerson key={contact.id} contactId={contact.id} />
      {merging ? <MergeWith contactId={contact.id} onClose={() => setMerging(false)} /> : null}
      <TruthMark contactId={contact.id} table="contacts" id={contact.id} />
      <MaskNote />
      {seen.map((field) =>
        contact[field] === '' && adding !== field ? null : (
          <Fact key={field} contact={contact} field={field} isNew={contact[field] === ''} onClose={close} />
        ),
      )}
      {isHidden('contacts', 'identities') ? null : <IdentityList contact={contact} />}
      {adding === 'phone' ? <AddPhone contactId={contact.id} onClose={close} /> : null}
      <div className={styles.adds}>
        {adding === 'phone' || isHidden('contacts', 'identities') ? null : (
          <Button look="quiet" size="small" onPress={() => setAdding('phone')}>
            <Plus aria-hidden="true" />
            {t('contact.addPhone')}
          </Button>
        )}
        {missing.map((field) => (
          <Button key={field} look="quiet" size="small" onPress={() => setAdding(field)}>
            <Plus aria-hidden="true" />
            {t(`contact.add.${field}`)}
          </Button>
        ))}
      </div>
    </header>
  );
}
