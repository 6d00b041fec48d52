import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smtpMailer } from '@/server/mail/smtp-mailer';
import { smtpSink, type SmtpSink } from './support/smtp-sink';

/** The text of a mail, whichever way it travelled. */
function textOf(data: string): string {
  const [head = '', ...rest] = data.split('\n\n');
  const body = rest.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('mail by SMTP', () => {
  let sink: SmtpSink;
  beforeAll(async () => {
    sink = await smtpSink();
  });
  afterAll(() => sink.close());
  const mailer = () =>
    smtpMailer(`smtp://shop:pass%20word@127.0.0.1:${sink.port}`, '1chat <no-reply@example.test>');

  test('arrives whole, signed in, in any script', async () => {
    const text =
      'आशा invites you.\n\n.a line that begins with a dot\nhttps://crm.example.test/join?token=a_b-c=d\n';
    await mailer().send({ to: 'bikash@example.test', subject: 'आशा invites you', text });
    const mail = sink.taken.at(-1)!;
    expect(mail).toMatchObject({
      from: 'no-reply@example.test',
      to: ['bikash@example.test'],
      login: 'shop pass word',
    });
    expect(textOf(mail.data).trim()).toBe(text.trim());
  });

  test('a subject cannot smuggle in a header or another reader', async () => {
    await mailer().send({
      to: 'bikash@example.test',
      subject: 'Hello\r\nBcc: thief@example.test\r\n\r\nbody',
      text: 'text',
    });
    const mail = sink.taken.at(-1)!;
    expect(mail.to).toEqual(['bikash@example.test']);
    expect(mail.data).not.toMatch(/^Bcc:/im);
  });

  test('a mail that was not taken is a failure', async () => {
    await expect(mailer().send({ to: 'refused@example.test', subject: 's', text: 't' })).rejects.toThrow();
  });
});
