import { Injectable } from '@nestjs/common';
import { CallRecords, Calls } from '#libs/calls';
import { type Command, Commands } from '#libs/engine';
import { LONGEST_ANSWER, mustBeOpen, writtenText } from '../domain/enquiry.js';
import { mustBeInCharge } from '../domain/who-may.js';
import { Enquiries } from '../persistence/enquiries.js';
import { TellAsker } from './tell-asker.js';

export interface SetEnquiryAsideCommand extends Command {
  readonly callId: string;
  readonly enquiryId: string;
  /** Read by the asker alone. */
  readonly reason: string;
}

/** Sets a question aside that is none about the call, or that was answered already: the asker is told why. */
@Injectable()
export class SetEnquiryAside {
  constructor(
    private readonly commands: Commands,
    private readonly calls: Calls,
    private readonly records: CallRecords,
    private readonly enquiries: Enquiries,
    private readonly tell: TellAsker,
  ) {}

  /** Throws `EnquirySettled` or `EnquiryTextRequired`. */
  execute(command: SetEnquiryAsideCommand): Promise<void> {
    return this.commands.run('publication.set-enquiry-aside', command, async (tx) => {
      mustBeInCharge(command.by, 'answer');
      const { callId, enquiryId, arrivedAt: at, by } = command;
      await this.records.hold(tx, callId);
      const enquiry = await this.enquiries.of(tx, callId, enquiryId);
      mustBeOpen(enquiry);
      const reason = writtenText(command.reason, LONGEST_ANSWER);
      await this.enquiries.setAside(tx, enquiry, reason, { at, by: by.id });
      await this.tell.setAside(tx, { call: await this.calls.of(tx, callId), enquiry, reason });
    });
  }
}
