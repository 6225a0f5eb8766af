import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database, type Lang, LANGS, Texts } from '#libs/platform';
import { audienceOf } from '../domain/audience.js';
import { Correspondence } from '../ports/correspondence.js';
import { compose, type Composed } from '../sending/compose.js';
import { MailSettings } from '../sending/mail-settings.js';

/** Somebody who will be written to. */
export interface LetterReader {
  readonly name: string;
  readonly language: Lang;
}

/** A letter or mail as it will go out, in each language, and who will read it. */
export interface LetterPreview {
  readonly template: string;
  readonly readers: readonly LetterReader[];
  readonly texts: Readonly<Record<Lang, Composed>>;
  /** The text names a deadline that only the decision sets going: it is left out here. */
  readonly namesDeadline: boolean;
}

/** Shows what people will be written about a file, before anything is decided: from the same texts, to the same people. */
@Injectable()
export class LetterPreviews {
  constructor(
    private readonly database: Database,
    private readonly correspondence: Correspondence,
    private readonly texts: Texts,
    private readonly settings: MailSettings,
    private readonly clock: Clock,
  ) {}

  of(instanceId: string, template: string): Promise<LetterPreview> {
    return this.database.transaction(async (tx) => {
      const [people = []] = await this.correspondence.people(tx, [{ instanceId, roles: audienceOf(template) }]);
      const matter = await this.correspondence.matter(tx, instanceId);
      const params = { happenedAt: this.clock.now().toISOString(), hasDeadline: 'no', deadlineAt: '' };
      const material = { template, matter, publicUrl: this.settings.publicUrl, params };
      const written = LANGS.map((lang) => [lang, compose(this.texts, lang, material)] as const);
      const names: { id: string; name: string }[] = await tx.query(
        'select p.id, p.name from person p where p.id = any($1)',
        [people.map(({ personId }) => personId)],
      );
      return {
        template,
        readers: people.map(({ personId, language }) => ({
          name: names.find(({ id }) => id === personId)?.name ?? '',
          language,
        })),
        // One entry for each language.
        texts: Object.fromEntries(written) as Record<Lang, Composed>,
        namesDeadline: this.texts.parametersOf('fr', `mail.${template}.body`).includes('deadlineAt'),
      };
    });
  }
}
