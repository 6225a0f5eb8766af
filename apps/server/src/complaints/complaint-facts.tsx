import type { Call } from '#libs/calls';
import type { ComplaintShown } from '#libs/complaints';
import { WrittenText } from '../applications/answer-in-words.js';
import { DateTime } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';

const TONES: Readonly<Record<string, Tone>> = {
  filed: 'info',
  reopening: 'attention',
  upheld: 'neutral',
  reopened: 'done',
};

export interface ComplaintFactsProps {
  readonly view: View;
  readonly call: Call;
  readonly complaint: ComplaintShown;
}

/** A complaint with its reasons, its clock, and its answer. */
export function ComplaintFacts({ view, call, complaint }: ComplaintFactsProps) {
  const { state, dueAt, reasons, filedAt, answer, answeredAt } = complaint;
  return (
    <section>
      <p>
        <Status tone={TONES[state] ?? 'info'}>{view.t(`state.complaint.${state}`)}</Status>
      </p>
      {dueAt === null ? null : (
        <Deadline
          view={view}
          at={dueAt}
          kind="expected"
          zone={call.zone}
          of={view.t(`complaints.due.${state === 'filed' ? 'answer' : 'reopening'}`)}
        />
      )}
      <h3>{view.t('complaints.reasons')}</h3>
      <p class="muted">
        {view.pieces('complaints.filedOn', { at: <DateTime key="at" view={view} at={filedAt} zone={call.zone} /> })}
      </p>
      <WrittenText text={reasons} />
      {answer === null || answeredAt === null ? null : (
        <>
          <h3>{view.t('complaints.answer')}</h3>
          <p class="muted">
            {view.pieces('complaints.answeredOn', {
              at: <DateTime key="at" view={view} at={answeredAt} zone={call.zone} />,
            })}
          </p>
          <WrittenText text={answer} />
        </>
      )}
    </section>
  );
}
