import type { IdentityView } from '@/lib/app/views';
import type { SidebarTranslate } from '@/lib/i18n/sidebar/words';

/** How a person reads an identity. Only a phone is shown as a number; `hasPhone`: it stands beside one. */
export function identityWords(identity: IdentityView, hasPhone: boolean, t: SidebarTranslate): string {
  switch (identity.kind) {
    case 'phone':
      return identity.shown;
    case 'lid':
      return t(hasPhone ? 'contact.lidBeside' : 'contact.lid');
    case 'bsuid':
      return t('contact.bsuid');
    case 'jid':
      return t('contact.groupId');
    case 'local':
      return t('contact.localId');
    case 'username':
      return `@${identity.value.replace(/^@/, '')}`;
  }
}
