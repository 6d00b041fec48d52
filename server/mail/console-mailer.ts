import type { Mailer } from './mailer';

/** Prints mail instead of sending it: for a computer without a mail server. */
export function consoleMailer(write: (text: string) => void): Mailer {
  return {
    send: async ({ to, subject, text }) => {
      write(`\n--- mail to ${to}\n${subject}\n\n${text}\n---\n`);
    },
    reachable: async () => true,
  };
}
