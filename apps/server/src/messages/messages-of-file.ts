import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { mayReadMessages, sideOf, Threads } from '#libs/messages';
import type { StoryMessages } from './message-moments.js';

/** What a file's own pages tell of its messages. */
export interface MessagesShown {
  /** How many wait for the reader's side; none for those who read along. */
  readonly unread: number;
  readonly story: StoryMessages;
}

/** The messages of one file for the pages about it; null for those who see nothing of them. */
@Injectable()
export class MessagesOfFile {
  constructor(private readonly threads: Threads) {}

  async of(id: string, actor: Actor): Promise<MessagesShown | null> {
    if (!mayReadMessages(actor)) return null;
    const side = sideOf(actor);
    const [marks, unread] = await Promise.all([
      this.threads.marks(id),
      side === null ? new Map<string, number>() : this.threads.unread([id], side),
    ]);
    const reader = side === 'applicant' ? 'applicant' : 'office';
    const href = reader === 'applicant' ? `/applications/${id}/messages` : `/files/${id}/messages`;
    return { unread: unread.get(id) ?? 0, story: { marks, href, reader } };
  }
}
