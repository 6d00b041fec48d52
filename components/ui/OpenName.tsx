import styles from './OpenName.module.css';

export interface OpenNameProps {
  readonly name: string;
  /** Shown when pointed at; by default the whole name. */
  readonly hint?: string;
  /** Absent where there is nothing to open: then it is plain text. */
  readonly onOpen?: (() => void) | undefined;
}

/** A name in a list that opens what it names; one line, whatever its length or script. */
export function OpenName({ name, hint = name, onOpen }: OpenNameProps) {
  if (onOpen === undefined) {
    return (
      <span className={styles.name} title={hint}>
        <bdi>{name}</bdi>
      </span>
    );
  }
  return (
    <button type="button" className={styles.open} title={hint} onClick={onOpen}>
      <bdi>{name}</bdi>
    </button>
  );
}
