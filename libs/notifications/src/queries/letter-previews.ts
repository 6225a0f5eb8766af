import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database, type Lang, LANGS, Texts, type Tx } from '#libs/platform';
import { audienceOf } from '../domain/audience.js';
import { type Correspondent, Correspondence, type Matter } from '../ports/correspondence.js';
import { compose, type Composed, unsaid } from '../sending/compose.js';
import { MailSettings } from '../sending/mail-settings.js';

/** A text that would be written about an instance. */
export interface LetterAsked {
  readonly instanceId: string;
  readonly template: string;
}

/** Somebody who will be written to. */
export interface LetterReader {
  readonly name: string;
  readonly language: Lang;
}

/** What a letter would lack: somebody to read it, the title that its authors gave the file, or a value of its text. */
export type LetterGap = 'reader' | 'title' | 'value';

/** A letter or mail as it will go out, in each language, and who will read it. */
export interface LetterPreview {
  readonly template: string;
  readonly readers: readonly LetterReader[];
  readonly texts: Readonly<Record<Lang, Composed>>;
  /** The text names a deadline that only the decision sets going: it is left out here. */
  readonly namesDeadline: boolean;
  readonly missing: readonly LetterGap[];
}

/** Shows what people will be written about files, before anything is decided: from the same texts, to the same people. */
@Injectable()
export class LetterPreviews {
  constructor(
    private readonly database: Database,
    private readonly correspondence: Correspondence,
    private readonly texts: Texts,
    private readonly settings: MailSettings,
    private readonly clock: Clock,
  ) {}

  async of(instanceId: string, template: string): Promise<LetterPreview> {
    const [preview] = await this.ofEach([{ instanceId, template }]);
    if (!preview) throw new Error(`Nothing would be written about ${instanceId}.`);
    return preview;
  }

  /** For each that is asked for, in that order, with as many statements as for one. */
  ofEach(asked: readonly LetterAsked[]): Promise<readonly LetterPreview[]> {
    return this.database.transaction(async (tx) => {
      const readerships = asked.map(({ instanceId, template }) => ({ instanceId, roles: audienceOf(template) }));
      const people = await this.correspondence.people(tx, readerships);
      const matters = await this.correspondence.matters(
        tx,
        asked.map(({ instanceId }) => instanceId),
      );
      const names = await namesOf(tx, people.flat());
      return asked.flatMap(({ template }, n) => {
        const matter = matters[n];
        const readers = (people[n] ?? []).map(({ personId, language }) => ({
          name: names.get(personId) ?? '',
          language,
        }));
        return matter ? [this.preview(template, matter, readers)] : [];
      });
    });
  }

  private preview(template: string, matter: Matter, readers: readonly LetterReader[]): LetterPreview {
    const params = { happenedAt: this.clock.now().toISOString(), hasDeadline: 'no', deadlineAt: '' };
    const material = { template, matter, publicUrl: this.settings.publicUrl, params };
    const written = LANGS.map((lang) => [lang, compose(this.texts, lang, material)] as const);
    const named = this.texts.parametersOf('fr', `mail.${template}.body`);
    return {
      template,
      readers,
      // One entry for each language.
      texts: Object.fromEntries(written) as Record<Lang, Composed>,
      namesDeadline: named.includes('deadlineAt'),
      missing: [
        ...(readers.length === 0 ? (['reader'] as const) : []),
        ...(named.includes('title') && matter.title === matter.code ? (['title'] as const) : []),
        ...(unsaid(this.texts, LANGS, material).length > 0 ? (['value'] as const) : []),
      ],
    };
  }
}

async function namesOf(tx: Tx, people: readonly Correspondent[]): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await tx.query(
    'select p.id, p.name from person p where p.id = any($1)',
    [people.map(({ personId }) => personId)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
