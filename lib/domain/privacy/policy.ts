/** The privacy policy this build ships (`public/policy/`), by its date and the SHA-256 of its text. */
export const policy = {
  version: '2026-01-21',
  lastUpdated: 'January 21, 2026',
  sha256: '9265294db2d3ba51ea34c69bc457dc6e58a1a4e9ab1bf35b7f4384f5c7781e1b',
  file: 'policy/2026-01-21.txt',
} as const;

/** Which welcome page this is; raised whenever it says something new about what is read, stored or sent. */
export const noticeVersion = '3';

/** Clause 9 of the policy, line by line as it stands there. */
export const policyContact = [
  { label: 'Company', value: 'Onesaas Technologies Private Limited' },
  { label: 'Email', value: 'contact@onesaas.in' },
  { label: 'Phone', value: '+91-7002695990' },
  { label: 'Address', value: 'House No. 356, Nagajan, Kharupetia, Darrang, Assam - 784115, India' },
  { label: 'Website', value: 'www.onesaas.in' },
] as const;
