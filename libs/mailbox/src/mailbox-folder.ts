import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A mail of the demo's mailbox. */
export interface ReceivedMail {
  readonly id: string;
  readonly receivedAt: Date;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const ID = /^\d{15}-[\da-f]{8}$/;

/** The demo's mailbox: one file a message, as it came over SMTP. */
export class MailboxFolder {
  constructor(private readonly directory: string) {}

  /** Keeps a message; the promise resolves when it is in its place. */
  async keep(raw: Buffer, receivedAt: Date, suffix: string): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const id = `${String(receivedAt.getTime()).padStart(15, '0')}-${suffix}`;
    const temporary = join(this.directory, `.${id}`);
    await writeFile(temporary, raw);
    await rename(temporary, join(this.directory, `${id}.eml`));
  }

  /** The newest messages first; `before` is the id that the page before ended with. */
  async list(limit: number, before?: string): Promise<readonly ReceivedMail[]> {
    const ids = (await this.ids()).filter((id) => before === undefined || id < before).slice(0, limit);
    return Promise.all(ids.map((id) => this.parsed(id)));
  }

  /** One message, or null where there is none of that id. */
  async read(id: string): Promise<ReceivedMail | null> {
    return ID.test(id) && (await this.ids()).includes(id) ? this.parsed(id) : null;
  }

  private async ids(): Promise<readonly string[]> {
    const names = await readdir(this.directory).catch(() => []);
    return names
      .map((name) => name.replace(/\.eml$/, ''))
      .filter((id) => ID.test(id))
      .sort()
      .reverse();
  }

  private async parsed(id: string): Promise<ReceivedMail> {
    // Every process of the portal knows this folder, and few ever read a mail: the parser is 30 MB.
    const { simpleParser } = await import('mailparser');
    const mail = await simpleParser(await readFile(join(this.directory, `${id}.eml`)));
    const to = Array.isArray(mail.to) ? mail.to : mail.to ? [mail.to] : [];
    return {
      id,
      receivedAt: new Date(Number(id.slice(0, 15))),
      to: to.map((addresses) => addresses.text).join(', '),
      subject: mail.subject ?? '',
      text: mail.text ?? '',
    };
  }
}
