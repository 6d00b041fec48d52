import { useDraft } from '@/lib/app/use-draft';
import type { PutText } from '@/lib/app/use-message-box';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { MentionField } from './MentionField';
import styles from './NoteBox.module.css';

const longest = 20_000;

export interface NoteBoxProps {
  /** Whose text this is; `formerKey` is what the chat was known by before it was saved. */
  readonly draft: Parameters<typeof useDraft>[0];
  /** Writes the note; `seen`: the stored draft was shown here and goes with it. */
  readonly onAdd: (body: string, seen: boolean) => Promise<boolean>;
  /** Puts the text into WhatsApp's message box, where there is one; it stays here as well. */
  readonly onPut: PutText;
}

/** Paper to write on, kept while it is typed. Not a message box, and it does not look like one. */
export function NoteBox({ draft: place, onAdd, onPut }: NoteBoxProps) {
  const { t } = useText();
  const draft = useDraft(place);
  const isEmpty = draft.body.trim() === '';
  const add = () => {
    if (!isEmpty) void draft.hand(({ body, seen }) => onAdd(body.trim(), seen));
  };
  return (
    <div className={styles.box}>
      <MentionField
        label={t('note.box')}
        hideLabel
        look="note"
        lines={3}
        value={draft.body}
        maxLength={longest}
        placeholder={t('note.placeholder')}
        problem={draft.body.length >= longest ? t('note.tooLong') : undefined}
        onChange={draft.type}
        onBlur={draft.flush}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
            event.preventDefault();
            add();
          }
        }}
      />
      <div className={styles.foot}>
        <span className={styles.state}>
          {isEmpty ? t('note.addHint') : t(draft.kept ? 'note.draftKept' : 'note.draftNotKept')}
        </span>
        {isEmpty || onPut === undefined ? null : (
          <Button look="quiet" size="small" onPress={() => void onPut(draft.body.trim())}>
            {t('put.action')}
          </Button>
        )}
        <Button size="small" isDisabled={isEmpty} onPress={add}>
          {t('note.add')}
        </Button>
      </div>
    </div>
  );
}
