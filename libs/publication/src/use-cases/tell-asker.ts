import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import { PersonalMail, type Tx } from '#libs/platform';
import type { Enquiry, PublishedAnswers } from '../domain/enquiry.js';
import { type Asker, Enquiries } from '../persistence/enquiries.js';

interface Settled {
  readonly call: Call;
  readonly enquiry: Enquiry;
}

/** Writes to whoever asked something about a call, in their language; a closed account is written to no more. */
@Injectable()
export class TellAsker {
  constructor(
    private readonly mail: PersonalMail,
    private readonly enquiries: Enquiries,
  ) {}

  /** The mail carries the answer in the reader's language, or in that of the question. */
  async answered(tx: Tx, told: Settled & { answers: PublishedAnswers; number: number }): Promise<void> {
    const { enquiry, answers, number } = told;
    const asker = await this.enquiries.asker(tx, enquiry);
    const text = asker ? (answers[asker.language] ?? answers[enquiry.language]) : undefined;
    if (!asker || !text) return;
    await this.send(tx, { ...told, asker, template: 'enquiryAnswered', params: { ...text, number } });
  }

  async setAside(tx: Tx, told: Settled & { reason: string }): Promise<void> {
    const asker = await this.enquiries.asker(tx, told.enquiry);
    if (!asker) return;
    const params = { question: told.enquiry.question, reason: told.reason };
    await this.send(tx, { ...told, asker, template: 'enquirySetAside', params });
  }

  private send(
    tx: Tx,
    {
      call,
      enquiry,
      asker,
      template,
      params,
    }: Settled & { asker: Asker; template: string; params: Readonly<Record<string, string | number>> },
  ): Promise<void> {
    const { code } = call;
    return this.mail.send(tx, {
      cause: `enquiry ${enquiry.id}`,
      template,
      to: asker,
      path: `/calls/${code}/enquiries`,
      params: { ...params, code, call: call.texts(asker.language).title },
    });
  }
}
