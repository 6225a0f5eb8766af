import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { type Topic, TOPICS } from '../domain/mail-class.js';

/** Whose link it is, and what it ends. */
export interface EndingOf {
  readonly personId: string;
  readonly topic: Topic;
}

const TOKEN = /^([0-9a-f-]{36})\.(\w+)\.([\w-]{43})$/;

/**
 * Links that end mails in one click (RFC 8058). Whoever holds the mail may end it: the link is signed, and good for this
 * one thing. It has no end of its own, for mails are kept for years.
 */
@Injectable()
export class MailLinks {
  private secret: Promise<string> | null = null;

  constructor(private readonly database: Database) {}

  /** The path of the link, from the root of the portal. */
  async pathFor({ personId, topic }: EndingOf): Promise<string> {
    return `/unsubscribe/${personId}.${topic}.${signature(await this.key(), personId, topic)}`;
  }

  /** What a token is for; null for one that this installation did not sign. */
  async read(token: string): Promise<EndingOf | null> {
    const [, personId = '', named = '', given = ''] = TOKEN.exec(token) ?? [];
    const topic = TOPICS.find((one) => one === named);
    if (topic === undefined) return null;
    const expected = Buffer.from(signature(await this.key(), personId, topic));
    const isOurs = expected.length === given.length && timingSafeEqual(expected, Buffer.from(given));
    return isOurs ? { personId, topic } : null;
  }

  private key(): Promise<string> {
    this.secret ??= this.load().catch((error: unknown) => {
      this.secret = null;
      throw error;
    });
    return this.secret;
  }

  private async load(): Promise<string> {
    const [row] = await this.database.query<{ secret: string }>('select s.secret from mail_link_secret s');
    if (!row) throw new Error('This installation has no secret for the links of its mails.');
    return row.secret;
  }
}

function signature(secret: string, personId: string, topic: string): string {
  return createHmac('sha256', secret).update(`minha unsubscribe ${topic} ${personId}`).digest('base64url');
}
