import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer';

/** Somebody waits for the answer meanwhile. */
const patienceMs = 10_000;

/** Sends mail through the SMTP server of `SMTP_URL`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from, to, subject, text });
    },
    reachable: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
  };
}
