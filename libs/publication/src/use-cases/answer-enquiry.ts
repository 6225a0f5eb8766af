import { Injectable } from '@nestjs/common';
import { CallRecords, Calls } from '#libs/calls';
import { type Command, Commands } from '#libs/engine';
import { answersTo, type PublishedAnswers } from '../domain/enquiry.js';
import { mustBeInCharge } from '../domain/who-may.js';
import { Enquiries } from '../persistence/enquiries.js';
import { TellAsker } from './tell-asker.js';

export interface AnswerEnquiryCommand extends Command {
  readonly callId: string;
  readonly enquiryId: string;
  /** What everybody will read, at least in the language of the question. */
  readonly answers: PublishedAnswers;
}

/** Answers a question once, to everybody: published at once under its number, without the asker's name. */
@Injectable()
export class AnswerEnquiry {
  constructor(
    private readonly commands: Commands,
    private readonly calls: Calls,
    private readonly records: CallRecords,
    private readonly enquiries: Enquiries,
    private readonly tell: TellAsker,
  ) {}

  /** Throws `EnquirySettled`, `AnswerLanguageMissing` or `EnquiryTextRequired`. */
  execute(command: AnswerEnquiryCommand): Promise<{ readonly number: number }> {
    return this.commands.run('publication.answer-enquiry', command, async (tx) => {
      mustBeInCharge(command.by, 'answer');
      const { callId, enquiryId, arrivedAt: at, by } = command;
      await this.records.hold(tx, callId);
      const enquiry = await this.enquiries.of(tx, callId, enquiryId);
      const answers = answersTo(enquiry, command.answers);
      const number = await this.enquiries.publish(tx, enquiry, answers, { at, by: by.id });
      await this.tell.answered(tx, { call: await this.calls.of(tx, callId), enquiry, answers, number });
      return { number };
    });
  }
}
