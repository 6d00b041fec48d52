import { identityKinds, type Identity } from '@/lib/domain/contact/identity';
import { textField, wordField } from './fields';

/** Reads an identity from another context; its value is capped, not judged. */
export function parseIdentity(raw: unknown): Identity | undefined {
  const kind = wordField(raw, 'kind', identityKinds);
  const value = textField(raw, 'value', 120);
  return kind === undefined || value === undefined || value === '' ? undefined : { kind, value };
}
