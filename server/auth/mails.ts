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

/** Asks somebody to join a workspace. */
export function invitationMail({
  to,
  from,
  workspace,
  page,
}: {
  readonly to: string;
  readonly from: string;
  readonly workspace: string;
  readonly page: string;
}): Mail {
  return {
    to,
    subject: `${from} invites you to ${workspace} on 1chat`,
    text: `${from} invites you to work in ${workspace}.\n\nOpen this page within 7 days:\n${page}\n\nIf you do not know ${from}, ignore this message.`,
  };
}
