import { tableNamed } from '@/lib/catalogue/catalogue';
import type { FieldMeaning } from '@/lib/catalogue/define-table';
import { isRecord } from '@/lib/domain/shared/json';
import { isMasked } from '@/lib/domain/shared/mask';
import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { identityText } from '@/lib/onechat/fields';
import type { Mask } from '@/lib/onechat/people';
import type { RefusalCode } from '@/lib/onechat/sync';

const fine = ok(undefined);

/**
 * Says whether an operation may be kept: its table and field travel at all, this seat may set it, and its value
 * is what the catalogue says. Tables and fields that are not known here are kept as they are.
 */
export function checkOperation(operation: Operation, mask: Mask): Result<undefined, RefusalCode> {
  const table = tableNamed(operation.table);
  if (table !== undefined && table.scope !== 'synced') return failed('not_synced', say.not_synced);
  if (operation.op === 'erase') return fine;
  if (isMasked(mask, operation.table, operation.field)) return failed('masked', say.masked);
  if (!isText(operation)) return failed('invalid', say.invalid);
  const field = fieldNamed(table?.fields, operation.field);
  if (field === undefined) return fine;
  if (!field.sync) return failed('not_synced', say.not_synced);
  return checkValue(operation, field);
}

/** Words for the person whose change was refused. */
export const say = {
  forbidden: 'You may not change this any more. You can copy your change or discard it.',
  masked: 'Your role does not see this field, so it cannot change it.',
  not_synced: 'This stays on your computer and was not sent to your team.',
  invalid: 'The server could not keep this value. Please edit it.',
  too_large: 'This has become too long to keep. Please shorten it.',
} as const satisfies Readonly<Record<RefusalCode, string>>;

function fieldNamed(
  fields: Readonly<Record<string, FieldMeaning>> | undefined,
  name: string,
): FieldMeaning | undefined {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function checkValue(
  operation: Exclude<Operation, { op: 'erase' }>,
  field: FieldMeaning,
): Result<undefined, RefusalCode> {
  if ((operation.op === 'set') !== (field.merge !== 'set')) return failed('invalid', say.invalid);
  if (operation.op === 'set') {
    const clears = operation.value === null && field.type.safeParse(undefined).success;
    return clears || field.type.safeParse(operation.value).success ? fine : failed('invalid', say.invalid);
  }
  const adds = operation.op === 'add' && operation.table === 'contacts' && operation.field === 'identities';
  return adds && !identityText.safeParse(operation.element).success ? failed('invalid', say.invalid) : fine;
}

/** Half a character is no text, and no database keeps it. */
function isText(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (Array.isArray(value)) return value.every(isText);
  if (isRecord(value)) return Object.entries(value).every(([key, held]) => isText(key) && isText(held));
  return true;
}
