import type { Socket } from 'node:net';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { unusedPort } from './unused-port.js';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The calendar file that came with it. */
  readonly calendar: string | null;
}

/** A real mail server in this process, which keeps what it accepts. */
export interface MailServer {
  readonly url: string;
  /** Message-IDs in the order in which they were accepted, repetitions too. */
  readonly accepted: readonly string[];
  /** Message-IDs of mails that came in whole and were never answered; no promise was given for them. */
  readonly unanswered: readonly string[];
  /** Everything that was accepted for an address, oldest first. */
  to(address: string): Promise<readonly ReceivedMail[]>;
  /** Nobody listens any more, and whoever was talking is cut off. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
  /** What it does with a mail that has come in whole: accepts it after so long, or dies instead of answering. */
  treat(mails: { readonly acceptAfterMs: number } | 'die before the answer'): void;
  close(): Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  const server = new TalkingServer(await unusedPort());
  await server.comeUp();
  return server;
}

class TalkingServer implements MailServer {
  readonly accepted: string[] = [];
  readonly unanswered: string[] = [];
  private readonly raw: string[] = [];
  private readonly sockets = new Set<Socket>();
  private treatment: Parameters<MailServer['treat']>[0] = { acceptAfterMs: 0 };
  private server: SMTPServer | null = null;

  constructor(private readonly port: number) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async to(recipient: string): Promise<readonly ReceivedMail[]> {
    return (await Promise.all(this.raw.map(read))).filter(({ to }) => to === recipient);
  }

  treat(mails: Parameters<MailServer['treat']>[0]): void {
    this.treatment = mails;
  }

  async comeUp(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => this.take(Buffer.concat(chunks).toString('utf8'), answer));
      },
    });
    // A sender that is killed in the middle of a mail breaks its connection; that is what the tests are for.
    server.on('error', () => undefined);
    server.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
    this.server = server;
  }

  async goDown(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.hangUp();
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  close(): Promise<void> {
    return this.goDown();
  }

  private take(mail: string, answer: () => void): void {
    const { treatment } = this;
    if (treatment === 'die before the answer') {
      this.unanswered.push(messageIdIn(mail));
      this.hangUp();
      return;
    }
    const accept = () => {
      if (!this.server) return;
      this.accepted.push(messageIdIn(mail));
      this.raw.push(mail);
      answer();
    };
    if (treatment.acceptAfterMs === 0) accept();
    else setTimeout(accept, treatment.acceptAfterMs);
  }

  private hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

function messageIdIn(mail: string): string {
  return /^message-id:\s*(\S+)/im.exec(mail)?.[1] ?? '';
}

async function read(mail: string): Promise<ReceivedMail> {
  const { messageId = '', to, subject = '', text = '', attachments } = await simpleParser(mail);
  const calendar = attachments.find(({ contentType }) => contentType === 'text/calendar');
  return { messageId, to: addressIn(to), subject, text, calendar: calendar?.content.toString() ?? null };
}

function addressIn(to: AddressObject | AddressObject[] | undefined): string {
  const [first] = [to ?? []].flat();
  return first?.value[0]?.address ?? '';
}
