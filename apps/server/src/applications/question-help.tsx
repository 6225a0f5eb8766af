import type { Option, Question } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

/** What to write, why it is asked, and who reads it. */
export function QuestionHelp({ view, question }: { readonly view: View; readonly question: Question }) {
  const { help, why, seenBy } = question;
  return (
    <>
      {help ? <p>{said(view, help)}</p> : null}
      {question.type === 'logframe' ? <p>{view.t('form.logframe.how')}</p> : null}
      {question.type === 'people' ? <p>{view.t('form.people.personal')}</p> : null}
      {why ? (
        <details>
          <summary>{view.t('applications.form.why')}</summary>
          <p>{said(view, why)}</p>
        </details>
      ) : null}
      {seenBy || question.type === 'people' ? (
        <details>
          <summary>{view.t('form.seenBy')}</summary>
          {seenBy ? <p>{said(view, seenBy)}</p> : null}
          {question.type === 'people' ? <p>{view.t(`form.people.names.${question.namesForAssessors}`)}</p> : null}
        </details>
      ) : null}
    </>
  );
}

/** The options of a question in the reader's language. */
export function inWords(view: View, options: readonly Option[]) {
  return options.map(({ value, label }) => ({ value, label: said(view, label) }));
}
