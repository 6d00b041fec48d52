/** One message for one person, in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail; how is a setting. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
