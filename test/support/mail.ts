import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A real mail server in this process, which keeps what it accepts. */
export interface MailServer {
  readonly url: string;
  /** Message-IDs in the order in which they were accepted, repetitions too. */
  readonly accepted: readonly string[];
  /** Everything that was accepted for an address, oldest first. */
  to(address: string): Promise<readonly ReceivedMail[]>;
  close(): Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  const accepted: string[] = [];
  const raw: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        accepted.push(messageIdIn(text));
        raw.push(text);
        answer();
      });
    },
  });
  // A sender that is killed in the middle of a mail breaks its connection; that is what the tests are for.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The mail server has no port.');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    accepted,
    to: async (recipient) => (await Promise.all(raw.map(read))).filter(({ to }) => to === recipient),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function messageIdIn(mail: string): string {
  return /^message-id:\s*(\S+)/im.exec(mail)?.[1] ?? '';
}

async function read(mail: string): Promise<ReceivedMail> {
  const { messageId = '', to, subject = '', text = '' } = await simpleParser(mail);
  return { messageId, to: addressIn(to), subject, text };
}

function addressIn(to: AddressObject | AddressObject[] | undefined): string {
  const [first] = [to ?? []].flat();
  return first?.value[0]?.address ?? '';
}
