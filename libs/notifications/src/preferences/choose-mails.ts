import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import { type Topic, topicOf, PATIENT_TEMPLATES } from '../domain/mail-class.js';
import { MailPreferences, NOTHING_CHOSEN, type Preference } from './mail-preferences.js';

/** Changes how somebody is written to: by themselves in their account, or by the link of a mail that they hold. */
@Injectable()
export class ChooseMails {
  constructor(
    private readonly database: Database,
    private readonly preferences: MailPreferences,
  ) {}

  /** Doing it twice changes nothing. What waits for a digest that is not wanted any more goes out with the next turn. */
  choose(personId: string, preference: Preference): Promise<void> {
    return this.database.transaction((tx) => this.change(tx, personId, preference));
  }

  /** Ends a topic at once; a second time changes nothing. */
  end(personId: string, topic: Topic): Promise<void> {
    return this.changeTopics(personId, (ended) => [...ended.filter((one) => one !== topic), topic]);
  }

  /** Takes a topic up again. */
  resume(personId: string, topic: Topic): Promise<void> {
    return this.changeTopics(personId, (ended) => ended.filter((one) => one !== topic));
  }

  private changeTopics(personId: string, change: (ended: readonly Topic[]) => readonly Topic[]): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = (await this.preferences.ofAll(tx, [personId])).get(personId) ?? NOTHING_CHOSEN;
      await this.change(tx, personId, { ...before, ended: change(before.ended) });
    });
  }

  private async change(tx: Tx, personId: string, preference: Preference): Promise<void> {
    await this.preferences.save(tx, personId, preference);
    const ended = PATIENT_TEMPLATES.filter((template) => {
      const topic = topicOf(template);
      return topic !== null && preference.ended.includes(topic);
    });
    await tx.query('delete from mail_waiting w where w.recipient_id = $1 and w.template = any($2)', [personId, ended]);
    if (preference.pace !== 'instantly') return;
    await tx.query(
      'update mail_waiting w set release_at = minha_now(), in_digest = false where w.recipient_id = $1 and w.in_digest',
      [personId],
    );
  }
}
