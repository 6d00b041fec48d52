/** What the options page says about the people of the workspace. */
export const teamEn = {
  'people.title': 'Your team',
  'people.you': '{name} (you)',
  'people.alone': 'Nobody else is in {workspace} yet.',
  'people.remove': 'Remove {name}…',
  'people.removeShort': 'Remove…',
  'people.leaveTitle': 'Remove {name} from {workspace}?',
  'people.leaveText':
    '{name} is signed out everywhere and cannot sign in again. What is on their computers is locked, not erased.',
  'people.contacts': { one: '{count} contact', other: '{count} contacts' },
  'people.followUps': { one: '{count} open follow-up', other: '{count} open follow-ups' },
  'people.handOver': 'Hand over {contacts} and {followUps} to',
  'people.nothing': '{name} looks after no contact and has no open follow-up.',
  'people.nobody': 'Nobody for now',
  'people.do': 'Remove and hand over',
  'people.doPlain': 'Remove',
  'people.cancel': 'Cancel',
  'people.done': '{name} was removed. {contacts} and {followUps} went to {to}.',
  'people.donePlain': '{name} was removed.',
  'people.undo': 'Undo',
  'people.undone':
    '{name} is in the team again, with {contacts} and {followUps}. They sign in again on their computers.',
  'people.code.forbidden': 'Only an owner may remove this person. Nothing was changed.',
  'people.code.not-found': 'This person is not in the team any more.',
  'people.code.conflict':
    'A workspace keeps at least one owner, and nobody removes themselves. Nothing was changed.',
  'people.code.unreachable': 'The server could not be reached. Nothing was changed. Try again.',
  'people.code.refused': 'This page may not do that. Reload it and try again.',
} as const;
