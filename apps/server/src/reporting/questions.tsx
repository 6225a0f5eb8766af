import type { ReportQuestion } from '#libs/reporting';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import { Sentence } from '../ui/sentence.js';
import type { View } from '../ui/view.js';

export interface QuestionsProps {
  readonly view: View;
  readonly questions: readonly ReportQuestion[];
  readonly zone: string;
}

/** What the office asked about a report, newest first. */
export function Questions({ view, questions, zone }: QuestionsProps) {
  return (
    <>
      {questions.map(({ questions: text, at }) => (
        <Notice key={at.toISOString()} tone="attention" title={view.t('reporting.query.asked')}>
          <p dir="auto" class="written">
            {text}
          </p>
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
