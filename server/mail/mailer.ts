/** One message for one person, in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail; how is a setting. */
export interface Mailer {
  /** Fails where the mail was not taken. */
  send(mail: Mail): Promise<void>;
  /** Whether mail would be taken now: asked before a page promises a message, whoever it is for. */
  reachable(): Promise<boolean>;
}
