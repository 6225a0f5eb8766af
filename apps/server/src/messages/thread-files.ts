import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApplicationFile, type ApplicationFileView } from '#libs/applications';
import { type Call, Calls } from '#libs/calls';
import type { Actor } from '#libs/kernel';
import {
  mayReadMessages,
  ReadMessages,
  sideOf,
  standingIn,
  type Standing,
  type ThreadMessage,
  Threads,
} from '#libs/messages';
import { keyIn } from '../api/cursor.js';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';
import { cursorBefore, threadPlace } from './thread-place.js';

/** A file's thread as somebody may read it, and write on it. */
export interface ThreadFile {
  readonly actor: Actor;
  readonly file: ApplicationFileView;
  readonly call: Call;
  readonly standing: Standing;
}

export interface ThreadPage {
  readonly messages: readonly ThreadMessage[];
  /** Cursor of what was written before; null where this page has the beginning. */
  readonly earlier: string | null;
}

/** Opens the thread of a file for the organisation and for those who run the file; for anybody else it is not there. */
@Injectable()
export class ThreadFiles {
  constructor(
    private readonly access: Access,
    private readonly files: ApplicationFile,
    private readonly calls: Calls,
    private readonly threads: Threads,
    private readonly readMessages: ReadMessages,
  ) {}

  async open(request: FastifyRequest, id: string): Promise<ThreadFile> {
    const { actor, subject } = await this.access.to(request, id);
    if (subject !== 'grant' || !mayReadMessages(actor)) throw new NothingHere('Not a thread of this person.');
    const file = await this.files.of(id);
    if (file.code === null && sideOf(actor) !== 'applicant') throw new NothingHere('A draft is its writers’ own.');
    return { actor, file, call: await this.calls.of(null, file.callId), standing: standingIn(file.states) };
  }

  /** One page of the thread: the newest messages, or those before a place. */
  async page({ file }: ThreadFile, limit: number, cursor: string | undefined): Promise<ThreadPage> {
    const found = await this.threads.page(file.id, limit + 1, keyIn(cursor, threadPlace));
    const messages = found.slice(-limit);
    const [first] = messages;
    return { messages, earlier: found.length > limit && first ? cursorBefore(first) : null };
  }

  /** Notes that this person's side has opened what the other wrote. */
  async markRead({ actor, file }: ThreadFile): Promise<void> {
    await this.readMessages.execute({ grantId: file.id, by: actor });
  }
}
