import type { Option, Question } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

/** What to write, and why it is asked. */
export function QuestionHelp({ view, question }: { readonly view: View; readonly question: Question }) {
  const { help, why, when } = question;
  const unit = question.type === 'number' ? question.unit : undefined;
  return (
    <>
      {help ? <p>{said(view, help)}</p> : null}
      {unit ? <p>{view.t('applications.form.unit', { unit: said(view, unit) })}</p> : null}
      {when ? <p>{view.t('applications.form.onlyIf')}</p> : null}
      {why ? (
        <details>
          <summary>{view.t('applications.form.why')}</summary>
          <p>{said(view, why)}</p>
        </details>
      ) : null}
    </>
  );
}

/** The options of a question in the reader's language. */
export function inWords(view: View, options: readonly Option[]) {
  return options.map(({ value, label }) => ({ value, label: said(view, label) }));
}
