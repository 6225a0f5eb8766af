import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { unusedPort } from '../../../../test/support/unused-port.js';

/** When a server says no, and with which number. */
export interface Answer {
  readonly to: 'sender' | 'recipient' | 'content';
  readonly code: number;
  /** Of a recipient: says no to this one alone. */
  readonly address?: string;
}

export interface Received {
  readonly to: string;
  readonly from: string;
  /** The message as it came over the wire, headers folded. */
  readonly raw: string;
  readonly messageId: string;
}

/** A real mail server of this machine, which keeps what it accepts and refuses what it is told to. */
export class TestMailServer {
  /** What this server took; a mail is here before its sender knows. */
  readonly received: Received[] = [];
  private refusal: Answer | null = null;
  private gate: Promise<void> = Promise.resolve();
  private arrived: () => void = () => undefined;
  private readonly server: SMTPServer;

  private constructor(readonly port: number) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: (_address, _session, callback) => callback(this.refused('sender')),
      onRcptTo: ({ address }, _session, callback) => callback(this.refused('recipient', address)),
      onData: (stream, session, callback) => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const to = rcptTo.map(({ address }) => address).join();
        callbackify(() => this.take(stream, { from, to }))(callback);
      },
    });
  }

  static async start(): Promise<TestMailServer> {
    const server = new TestMailServer(await unusedPort());
    await new Promise<void>((listening) => server.server.listen(server.port, '127.0.0.1', listening));
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Says no from now on; `null` makes it accept again. */
  refuse(answer: Answer | null): void {
    this.refusal = answer;
  }

  /** Keeps senders waiting for the answer to what they sent. Resolves when one waits; `answer` lets it go on. */
  hold(): { readonly waiting: Promise<void>; readonly answer: () => void } {
    let answer = (): void => undefined;
    this.gate = new Promise((open) => (answer = open));
    const waiting = new Promise<void>((arrived) => (this.arrived = arrived));
    return { waiting, answer: () => answer() };
  }

  stop(): Promise<void> {
    return new Promise((stopped) => this.server.close(stopped));
  }

  private refused(to: Answer['to'], address?: string): Error | null {
    if (this.refusal?.to !== to || (this.refusal.address ?? address) !== address) return null;
    return Object.assign(new Error('refused by the test'), { responseCode: this.refusal.code });
  }

  private async take(stream: SMTPServerDataStream, envelope: Pick<Received, 'from' | 'to'>): Promise<string> {
    const raw = await textOf(stream);
    const refused = this.refused('content');
    if (refused) throw refused;
    this.received.push({ ...envelope, raw, messageId: /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? '' });
    this.arrived();
    await this.gate;
    return 'accepted';
  }
}

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
