import { identityKinds, type Identity } from '@/lib/domain/contact/identity';
import { among, record, text, type Reader } from './readers';

/** Reads an identity from another context; its value is capped, not judged. */
export const parseIdentity: Reader<Identity> = record({ kind: among(...identityKinds), value: text(120, 1) });
