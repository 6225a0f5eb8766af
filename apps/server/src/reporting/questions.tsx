import type { ReportQuestion } from '#libs/reporting';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import { Sentence } from '../ui/sentence.js';
import type { View } from '../ui/view.js';

export interface QuestionsProps {
  readonly view: View;
  readonly questions: readonly ReportQuestion[];
  readonly zone: string;
  /** The reader writes the report, and it waits for these answers. */
  readonly isToAnswer?: boolean;
}

/** What the office asked about a report, newest first. */
export function Questions({ view, questions, zone, isToAnswer = false }: QuestionsProps) {
  return (
    <>
      {questions.map(({ questions: text, at }, n) => (
        <Notice key={at.toISOString()} tone="attention" title={view.t('reporting.query.asked')}>
          <p dir="auto" class="written">
            {text}
          </p>
          {isToAnswer && n === 0 ? <p>{view.t('reporting.query.answer')}</p> : null}
          <p class="muted">
            <Sentence
              view={view}
              of="reporting.query.on"
              with={{ date: <DateTime view={view} at={at} zone={zone} /> }}
            />
          </p>
        </Notice>
      ))}
    </>
  );
}
