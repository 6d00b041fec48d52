import { z } from '@/lib/catalogue/zod';
import { isPossiblePhone } from '@/lib/domain/contact/phone';

/** Sixteen characters, made at random once per installation, never used again after its storage was lost. */
export const clientId = z.string().regex(/^[0-9a-z]{16}$/);
/** A clock reading: 28 characters, compared as text. */
export const stamp = z.string().regex(/^[0-9a-z]{28}$/);
/** The name of a table; the server keeps rows of tables it does not know. */
export const kind = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
/** The id of a row, made by the client. */
export const rowId = z.string().regex(/^[A-Za-z0-9_.:-]{1,80}$/);
export const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
  .refine((name) => name !== 'constructor' && name !== 'prototype');
/** Whose rows these are: `workspace`, `team:<id>` or `seat:<id>`. */
export const scopeName = z.string().regex(/^(workspace|(team|seat):[0-9a-f-]{36})$/);
export const role = z.enum(['owner', 'manager', 'agent']);
export type Role = z.output<typeof role>;
export const instantText = z.iso.datetime();
/** Text for people: no control characters, nothing that is not text. */
export const plainText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text));
/** E.164: a plus, the country code, the number. A LID or BSUID offered as one is refused: it calls nobody. */
export const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/)
  .refine(isPossiblePhone);

const phoneAt = 'phone:'.length;

/** One identity of a contact, `kind:value#source`; kinds this build does not know are kept, a phone must be a number. */
export const identityText = z
  .string()
  .max(300)
  .refine(
    (text) => !text.startsWith('phone:') || isPossiblePhone(text.slice(phoneAt).replace(/#[a-z]+$/, '')),
  );
/** The data format of a client; the server takes the current one and the one before. */
export const schemaNumber = z.int().min(0).max(1_000_000);
