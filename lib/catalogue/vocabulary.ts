/** What kind of data a field holds: plain words, and the same thing in the terms of others. */
export const categories = {
  'contact.name': {
    title: 'Names',
    fideslang: 'user.name',
    dpv: 'pd:Name',
    chrome: 'Personally identifiable information',
    firefox: 'personallyIdentifyingInfo',
  },
  'contact.identity': {
    title: 'Phone numbers and WhatsApp ids',
    fideslang: 'user.contact.phone_number',
    dpv: 'pd:TelephoneNumber',
    chrome: 'Personally identifiable information',
    firefox: 'personallyIdentifyingInfo',
  },
  'contact.work': {
    title: 'Company',
    fideslang: 'user.contact.organization',
    dpv: 'pd:EmploymentHistory',
    chrome: 'Personally identifiable information',
    firefox: 'personallyIdentifyingInfo',
  },
  'content.note': {
    title: 'What you write about a contact',
    fideslang: 'user.content.private',
    dpv: 'pd:Opinion',
    chrome: 'Personally identifiable information',
    firefox: 'personallyIdentifyingInfo',
  },
  'content.label': {
    title: 'Labels',
    fideslang: 'user.content',
    dpv: 'pd:Tag',
    chrome: 'Personally identifiable information',
    firefox: 'personallyIdentifyingInfo',
  },
  'work.follow-up': {
    title: 'Follow-ups',
    fideslang: 'user.behavior',
    dpv: 'pd:Behavioral',
    chrome: 'Personally identifiable information',
    firefox: 'personallyIdentifyingInfo',
  },
  'chat.fact': {
    title: 'Facts about a chat (its title, when you opened it), never its messages',
    fideslang: 'user.behavior',
    dpv: 'pd:Communication',
    chrome: 'Website content',
    firefox: 'websiteContent',
  },
  'system.id': {
    title: 'Technical ids',
    fideslang: 'user.unique_id.pseudonymous',
    dpv: 'pd:Identifying',
    chrome: null,
    firefox: null,
  },
  'system.time': {
    title: 'Times',
    fideslang: 'system.operations',
    dpv: 'pd:Time',
    chrome: null,
    firefox: null,
  },
  'system.state': {
    title: 'Switches and states',
    fideslang: 'system.operations',
    dpv: 'pd:Preference',
    chrome: null,
    firefox: null,
  },
  'system.history': {
    title: 'What changed, for undo',
    fideslang: 'user.content.private',
    dpv: 'pd:ActivityLog',
    chrome: 'Personally identifiable information',
    firefox: 'personallyIdentifyingInfo',
  },
  'account.seat': {
    title: 'Who you are in your team',
    fideslang: 'user.account',
    dpv: 'pd:AccountIdentifier',
    chrome: 'Personally identifiable information',
    firefox: 'personallyIdentifyingInfo',
  },
  'account.secret': {
    title: 'Keys and passes',
    fideslang: 'user.authorization.credentials',
    dpv: 'pd:Authenticating',
    chrome: 'Authentication information',
    firefox: 'authenticationInfo',
  },
  'privacy.consent': {
    title: 'Your choices',
    fideslang: 'user.privacy_preferences',
    dpv: 'dpv:ConsentRecord',
    chrome: null,
    firefox: null,
  },
} as const;
export type Category = keyof typeof categories;

/** Why a field is kept; codes of the purpose register, with the sentence shown to a person. */
export const purposes = {
  service: 'So that you can work with your customers',
  security: 'So that you can see and check what this product does',
  legal: 'Because your choices must be kept',
} as const;
export type Purpose = keyof typeof purposes;

/** Where a value comes from. */
export const origins = {
  'you-typed': 'You typed it',
  'read-from-whatsapp': 'Read from the chat you opened in WhatsApp Web',
  'worked-out': 'Worked out by this product on your computer',
  'from-1chat': 'Sent by 1chat',
} as const;
export type Origin = keyof typeof origins;

/** How far a table may travel. */
export const scopes = {
  synced: 'This computer, and your team through the 1chat API once you sign in',
  device: 'This computer only',
  session: 'This computer, until Chrome closes',
} as const;
export type Scope = keyof typeof scopes;

/** Which erasure reaches a table's rows. */
export type EraseWith = 'contact' | 'account' | 'install';
