import type { Contested, LastChange } from '#libs/applications';
import { asAnswer } from '#libs/applications';
import { AnswerInWords } from './answer-in-words.js';
import { seenOf } from './answer-fields.js';
import { ChangedByNote, Contest } from './contest.js';
import { QuestionField, type QuestionFieldProps } from './question-field.js';

export interface QuestionBlockProps extends QuestionFieldProps {
  /** The version of the page at which its reader sees this answer. */
  readonly version: number;
  /** Set where somebody else changed the answer after its writer had read it. */
  readonly contest?: { readonly of: Contested; readonly change: LastChange | null } | undefined;
  /** Who has just changed this answer, for those who had it before their eyes meanwhile. */
  readonly changedBy?: LastChange | undefined;
}

/** One question of a form page as it is written: its field, and what others did to the answer. */
export function QuestionBlock({ version, contest, changedBy, ...field }: QuestionBlockProps) {
  const { view, question, lot, currency } = field;
  const theirs = asAnswer(contest?.of.theirs ?? undefined);
  return (
    <div data-question={question.id}>
      <input type="hidden" name={seenOf(question)} value={version} />
      <QuestionField {...field} />
      {changedBy ? <ChangedByNote view={view} change={changedBy} /> : null}
      {contest ? (
        <Contest
          view={view}
          of={question.id}
          isText={question.type === 'longText' || question.type === 'text'}
          change={contest.change}
          version={version}
        >
          {theirs === undefined || theirs.length === 0 ? null : (
            <AnswerInWords view={view} question={question} lot={lot} currency={currency} answer={theirs} />
          )}
        </Contest>
      ) : null}
    </div>
  );
}
