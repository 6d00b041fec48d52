import type { Mail } from '../mail/mailer';

/** Asks whoever reads this address to say that it is theirs. */
export function verifyMail(to: string, url: string): Mail {
  return {
    to,
    subject: 'Please confirm your e-mail address for 1chat',
    text: `Open this page to confirm your address:\n${url}\n\nIf you did not ask for it, ignore this message.`,
  };
}

/** Leads to a new password. */
export function resetMail(to: string, url: string): Mail {
  return {
    to,
    subject: 'A new password for 1chat',
    text: `Open this page within an hour to choose a new password:\n${url}\n\nIf you did not ask for it, ignore this message: your password stays as it is.`,
  };
}
