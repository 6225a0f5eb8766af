import type { RankingOfLot } from '#libs/awards';
import type { Call } from '#libs/calls';
import type { LetterPreview } from '#libs/notifications';
import { type Lang, OWN_NAME } from '#libs/platform';
import { LetterText } from '../eligibility/letter-text.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import type { LetterOfLine } from './batch-letters.js';
import { rankingPath } from './ranking-address.js';
import { certaintyOf } from './ranking-table.js';
import { StillPending } from './still-pending.js';
import { WhoseFile } from '../ui/whose-file.js';

export interface LetterOfFileProps {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  readonly ranking: RankingOfLot;
  readonly letter: LetterOfLine;
  /** Its place among the files of the lot. */
  readonly n: number;
  readonly count: number;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The letter to one applicant, in the languages of those who will read it, and the way to the next. */
export function LetterOfFilePage({ view, call, lot, ranking, letter, n, count, before, after }: LetterOfFileProps) {
  const { line, preview } = letter;
  const letters = `${rankingPath(call.code, ranking.stage, lot)}/letters`;
  const href = (id: string | undefined) => (id === undefined ? null : `${letters}/${id}`);
  return (
    <Layout
      view={view}
      title={view.t('letters.place', { n: n + 1, count })}
      caption={<WhoseFile of={line} />}
      back={{ href: letters, label: view.t('letters.back') }}
    >
      <p class="lead no-print">{view.t(`awards.outcome.${certaintyOf(ranking)}.${line.outcome}`)}</p>
      <StillPending view={view} ranking={ranking} />
      {preview.missing.map((gap) => (
        <Notice key={gap} tone="problem">
          <p>{view.t(`letters.lacks.${gap}`)}</p>
        </Notice>
      ))}
      {preview.readers.length > 0 ? (
        <section class="no-print">
          <h2>{view.t('eligibility.letters.readers', { count: preview.readers.length })}</h2>
          <ul>
            {preview.readers.map(({ name, language }) => (
              <li key={`${name} ${language}`}>
                <PersonName name={name} />
                &nbsp;– {view.t('eligibility.letters.readsIn', { language: OWN_NAME[language] })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {languagesOf(preview, view.lang).map((lang) => (
        <LetterText key={lang} view={view} preview={preview} lang={lang} />
      ))}
      <Pagination
        view={view}
        previousHref={href(before)}
        nextHref={href(after)}
        words={{ label: 'letters.turn.label', previous: 'letters.turn.previous', next: 'letters.turn.next' }}
      />
    </Layout>
  );
}

/** The languages that a letter will be written in; where nobody reads it, that of whoever looks. */
export function languagesOf({ readers }: LetterPreview, own: Lang): readonly Lang[] {
  const languages = [...new Set(readers.map(({ language }) => language))];
  return languages.length > 0 ? languages : [own];
}
