import type { ApplicationDocument, StageDraft } from '#libs/applications';
import { askedPages, type BudgetRules, type Lot, type RequiredDocument } from '#libs/calls';
import { said } from '../calls/said.js';
import { AnswersSection } from '../ui/answers-section.js';
import { ChangeAnswer, CheckAnswers } from '../ui/check-answers.js';
import { FileItem } from '../ui/file-item.js';
import type { View } from '../ui/view.js';
import { AnswerInWords } from './answer-in-words.js';
import { BudgetFigures } from './budget-figures.js';

export interface DraftInWordsProps {
  readonly view: View;
  readonly draft: StageDraft;
  readonly lot: Lot;
  readonly currency: string;
  readonly rules: BudgetRules;
  /** Where a page of the form is changed; absent where nothing may be changed. */
  readonly changeHref?: (step: string) => string;
  /** Whether each page opens on demand. */
  readonly isFolded?: boolean;
}

/** Everything that was answered in one part, to be read. */
export function DraftInWords({ view, draft, lot, currency, rules, changeHref, isFolded = false }: DraftInWordsProps) {
  const sections = askedPages(draft.form, draft.answers).map((page) => ({
    heading: said(view, page.title),
    answers: page.questions.map((question) => ({
      label: said(view, question.label),
      value: draft.answers[question.id]?.length ? (
        <AnswerInWords
          view={view}
          question={question}
          answer={draft.answers[question.id]}
          lot={lot}
          currency={currency}
        />
      ) : null,
      ...(changeHref ? { changeHref: changeHref(`form/${draft.stage}/${page.id}`) } : {}),
    })),
  }));
  return (
    <>
      <CheckAnswers view={view} sections={sections} isFolded={isFolded} />
      {draft.budget ? (
        <AnswersSection heading={view.t('applications.budget.title')} isFolded={isFolded}>
          {changeHref ? <ChangeLink view={view} href={changeHref(`budget/${draft.stage}`)} /> : null}
          <BudgetFigures view={view} draft={draft.budget} rules={rules} currency={currency} />
        </AnswersSection>
      ) : null}
    </>
  );
}

function ChangeLink({ view, href }: { readonly view: View; readonly href: string }) {
  return (
    <p>
      <a href={href}>{view.t('ui.check.change')}</a>
    </p>
  );
}

export interface DocumentsInWordsProps {
  readonly view: View;
  readonly asked: readonly RequiredDocument[];
  readonly documents: readonly Pick<ApplicationDocument, 'id' | 'kind' | 'name' | 'sizeBytes'>[];
  /** Where a document is fetched. */
  readonly href: (documentId: string) => string;
  /** Where they are given and taken away; absent where nothing may be changed. */
  readonly changeHref?: string;
}

/** The documents that are there, by what the call asks for; what is missing is said. */
export function DocumentsInWords({ view, asked, documents, href, changeHref }: DocumentsInWordsProps) {
  return (
    <dl class="answers">
      {asked.map((document) => {
        const present = documents.filter(({ kind }) => kind === document.kind);
        return (
          <div class="answer" key={document.kind}>
            <dt>{said(view, document.title)}</dt>
            <dd>
              {present.length === 0 ? <span class="muted">{view.t('applications.documents.notAttached')}</span> : null}
              {present.map((one) => (
                <FileItem key={one.id} view={view} name={one.name} bytes={one.sizeBytes} href={href(one.id)} previews />
              ))}
            </dd>
            <ChangeAnswer view={view} label={said(view, document.title)} href={changeHref} />
          </div>
        );
      })}
    </dl>
  );
}
