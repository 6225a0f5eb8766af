import type { Contested, LastChange } from '#libs/applications';
import { asAnswer } from '#libs/applications';
import { DateTime } from '../ui/date-time.js';
import { PersonName } from '../ui/person-name.js';
import { seenOf } from './answer-fields.js';
import { Contest } from './contest.js';
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
  return (
    <div data-question={question.id}>
      <input type="hidden" name={seenOf(question)} value={version} />
      <QuestionField {...field} />
      {changedBy ? (
        <p class="changed-by">
          {view.pieces('drafts.changedBy', {
            name: <PersonName key="name" name={changedBy.name} />,
            time: <DateTime key="time" view={view} at={changedBy.changedAt} show="hour" />,
          })}
        </p>
      ) : null}
      {contest ? (
        <Contest
          view={view}
          question={question}
          lot={lot}
          currency={currency}
          theirs={asAnswer(contest.of.theirs ?? undefined)}
          change={contest.change}
          version={version}
        />
      ) : null}
    </div>
  );
}
