import { type Lang, LANGS, OWN_NAME } from '#libs/platform';
import type { LetterPreview } from '#libs/notifications';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import { Tabs } from '../ui/tabs.js';
import type { View } from '../ui/view.js';
import { LetterText } from './letter-text.js';
import type { DecisionLetter } from './letters-of-decisions.js';
import { OfficerLayout, type OfficerPageProps } from './officer-layout.js';

export interface LettersPageProps extends OfficerPageProps {
  readonly letters: readonly DecisionLetter[];
  /** The one that is read; null where no decision of this state writes anything. */
  readonly shown: { readonly letter: DecisionLetter; readonly preview: LetterPreview; readonly lang: Lang } | null;
}

/** What will be written to whom, before anything is decided: each decision of this state, in three languages. */
export function LettersPage({ view, file, call, letters, shown }: LettersPageProps) {
  return (
    <OfficerLayout view={view} file={file} call={call} title={view.t('eligibility.letters.title')} current="step">
      <p class="lead no-print">{view.t('eligibility.letters.lead')}</p>
      {shown === null ? (
        <EmptyState>{view.t('eligibility.letters.none')}</EmptyState>
      ) : (
        <>
          <Tabs
            view={view}
            label={view.t('eligibility.letters.decisions')}
            tabs={letters.map(({ event }) => ({
              href: lettersPath(file.id, event, shown.lang),
              label: view.t(`event.${event}.do`),
              current: event === shown.letter.event,
            }))}
          />
          <Tabs
            view={view}
            label={view.t('eligibility.letters.languages')}
            tabs={LANGS.map((lang) => ({
              href: lettersPath(file.id, shown.letter.event, lang),
              label: OWN_NAME[lang],
              lang,
              current: lang === shown.lang,
            }))}
          />
          <Readers view={view} preview={shown.preview} />
          <LetterText view={view} preview={shown.preview} lang={shown.lang} />
        </>
      )}
    </OfficerLayout>
  );
}

/** The address under which one letter is read in one language. */
export function lettersPath(fileId: string, event: string, lang: Lang): string {
  return `/files/${fileId}/letters?${new URLSearchParams({ event, text: lang }).toString()}`;
}

function Readers({ view, preview: { readers } }: { readonly view: View; readonly preview: LetterPreview }) {
  if (readers.length === 0) return <Notice tone="attention">{view.t('eligibility.letters.nobody')}</Notice>;
  return (
    <section class="no-print">
      <h2>{view.t('eligibility.letters.readers', { count: readers.length })}</h2>
      <ul>
        {readers.map(({ name, language }) => (
          <li key={`${name} ${language}`}>
            <PersonName name={name} />
            &nbsp;– {view.t('eligibility.letters.readsIn', { language: OWN_NAME[language] })}
          </li>
        ))}
      </ul>
    </section>
  );
}
