import { useState, type ReactNode } from 'react';
import Pencil from 'lucide-react/icons/pencil';
import { Button } from './Button';
import { InlineEditor, type InlineEditorProps } from './InlineEditor';
import styles from './InlineEdit.module.css';

export interface InlineEditProps extends Omit<InlineEditorProps, 'onClose' | 'look'> {
  /** What the button is called: "Edit name". */
  readonly editLabel: string;
  /** Begins as a box: there is no value yet. */
  readonly startsOpen?: boolean;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** A value that is changed where it stands. */
export function InlineEdit({ editLabel, startsOpen = false, onClose, children, ...editor }: InlineEditProps) {
  const [editing, setEditing] = useState(startsOpen);
  const close = () => {
    setEditing(false);
    onClose?.();
  };
  if (editing) return <InlineEditor {...editor} onClose={close} />;
  return (
    <div className={styles.row}>
      <div className={styles.value}>{children}</div>
      <Button look="quiet" size="small" square aria-label={editLabel} onPress={() => setEditing(true)}>
        <Pencil aria-hidden="true" />
      </Button>
    </div>
  );
}
