import { Fact } from '#libs/platform';

/** What a mail server said to one try: taken, not now, never, or given up after many tries. */
export type MailOutcome = 'sent' | 'deferred' | 'bounced' | 'failed';

/** A try to send a mail has ended. */
export const mailTried = new Fact<MailOutcome>();
