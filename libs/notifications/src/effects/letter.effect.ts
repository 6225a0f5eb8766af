import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { Notices, Texts, type Lang, type Tx } from '#libs/platform';
import { compose, unsaid } from '../sending/compose.js';
import { Correspondence } from '../ports/correspondence.js';
import { NextDeadlines } from '../queries/next-deadline.js';
import { MailSettings } from '../sending/mail-settings.js';
import { textIn } from './text-in.js';

/** Letters are written in the administrative language of the programme; the mail that brings them in the reader's. */
const LANGUAGE: Lang = 'fr';

/** A letter is never changed: one with a gap waits for its value, before the eyes of the operators. */
export class LetterIncomplete extends Error {}

/** Puts a numbered letter into the file and sends the mail that brings it. */
@Injectable()
export class LetterEffect extends EffectHandler {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly notices: Notices,
    private readonly texts: Texts,
    private readonly settings: MailSettings,
    private readonly ids: Ids,
  ) {
    super();
  }

  async handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    const template = textIn(effect.payload, 'template');
    const deadlines = await NextDeadlines.of(tx, [effect.instanceId]);
    const params = { happenedAt: effect.at.toISOString(), ...deadlines.asReadBy('applicant', effect.instanceId) };
    const matter = await this.correspondence.matter(tx, effect.instanceId);
    const material = { template, matter, publicUrl: this.settings.publicUrl, params };
    const gaps = unsaid(this.texts, [LANGUAGE], material);
    if (gaps.length > 0) throw new LetterIncomplete(`The letter ${template} has no ${gaps.join(', ')}.`);
    const letter = compose(this.texts, LANGUAGE, material);
    await this.numberAndStore(tx, effect, template, letter);
    await this.notices.send(tx, {
      cause: effect.id,
      template,
      instanceId: effect.instanceId,
      to: ['applicant'],
      params,
    });
  }

  /** Numbers run without a gap in each call: the advisory lock lets one letter of a call be numbered at a time. */
  private async numberAndStore(
    tx: Tx,
    { id, instanceId, callId, at }: OutboxEffect,
    template: string,
    { subject, body }: { subject: string; body: string },
  ): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('letter ' || $1, 0))`, [callId]);
    await tx.query(
      `insert into letter (id, cause, instance_id, call_id, number, template, language, subject, body, issued_at)
       select $1, $2, $3, $4, coalesce(max(l.number), 0) + 1, $5, $6, $7, $8, $9 from letter l where l.call_id = $4
       on conflict on constraint uq_letter_cause do nothing`,
      [this.ids.next(), id, instanceId, callId, template, LANGUAGE, subject, body, at],
    );
  }
}
