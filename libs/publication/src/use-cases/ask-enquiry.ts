import { Injectable } from '@nestjs/common';
import { CallRecords, Calls } from '#libs/calls';
import { type Command, Commands } from '#libs/engine';
import { Ids } from '#libs/kernel';
import {
  EnquiriesClosed,
  type EnquiryLanguage,
  LONGEST_QUESTION,
  MOST_WAITING,
  takesEnquiries,
  TooManyEnquiries,
  writtenText,
} from '../domain/enquiry.js';
import { Enquiries } from '../persistence/enquiries.js';

export interface AskEnquiryCommand extends Command {
  readonly callId: string;
  readonly language: EnquiryLanguage;
  readonly question: string;
}

/** Asks the office something about a call. Nobody but the office reads it until it is published with its answer. */
@Injectable()
export class AskEnquiry {
  constructor(
    private readonly commands: Commands,
    private readonly calls: Calls,
    private readonly records: CallRecords,
    private readonly enquiries: Enquiries,
    private readonly ids: Ids,
  ) {}

  /** Throws `EnquiriesClosed` or `TooManyEnquiries`. */
  execute(command: AskEnquiryCommand): Promise<{ readonly enquiryId: string }> {
    return this.commands.run('publication.ask-enquiry', command, async (tx) => {
      const { callId, language, by, arrivedAt } = command;
      await this.records.hold(tx, callId);
      const { publishedAt, cancelledAt, calendar, code } = await this.calls.of(tx, callId);
      const until = calendar.date('questionsUntil');
      if (!takesEnquiries({ publishedAt, cancelledAt, until }, arrivedAt)) {
        throw new EnquiriesClosed(`No more questions are taken about ${code}.`, { call: code, until });
      }
      if ((await this.enquiries.waitingOf(tx, callId, by.id)) >= MOST_WAITING) {
        throw new TooManyEnquiries('Too many questions of this person wait.', { most: MOST_WAITING });
      }
      const enquiryId = this.ids.next();
      const question = writtenText(command.question, LONGEST_QUESTION);
      const asked = { id: enquiryId, callId, language, question, askedAt: arrivedAt, askedBy: by.id, settledAt: null };
      await this.enquiries.add(tx, asked);
      return { enquiryId };
    });
  }
}
