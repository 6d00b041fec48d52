import { selectorPublicKey } from '@/lib/platform/build-facts';

/** True in a build that knows whose repair files it may trust. */
export function takesRepairFiles(): boolean {
  return selectorPublicKey !== '';
}
