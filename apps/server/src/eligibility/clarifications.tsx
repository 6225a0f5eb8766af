import type { Call } from '#libs/calls';
import type { Clarification } from '#libs/eligibility';
import { WrittenText } from '../applications/answer-in-words.js';
import { OpenedSectionsList } from '../applications/opened-sections-list.js';
import { DateTime } from '../ui/date-time.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

/** What the office asked and what was answered. */
export function Clarifications({
  view,
  call,
  clarifications,
}: {
  readonly view: View;
  readonly call: Call;
  readonly clarifications: readonly Clarification[];
}) {
  if (clarifications.length === 0) return null;
  return (
    <section>
      <h2>{view.t('eligibility.clarification.all')}</h2>
      {clarifications.map((one) => (
        <article key={one.id}>
          <p class="muted">
            {view.pieces('applications.clarification.asked', {
              at: <DateTime key="at" view={view} at={one.requestedAt} />,
            })}
          </p>
          <WrittenText text={one.question} />
          {one.opened.length > 0 ? (
            <>
              <h3>{view.t('correction.sections')}</h3>
              <OpenedSectionsList view={view} call={call} sections={one.opened} />
            </>
          ) : null}
          {one.answer !== null && one.answeredAt !== null ? (
            <>
              <p class="muted">
                {view.pieces('eligibility.clarification.answered', {
                  at: <DateTime key="at" view={view} at={one.answeredAt} />,
                })}
              </p>
              <WrittenText text={one.answer} />
            </>
          ) : (
            <>
              <Status tone="attention">{view.t('eligibility.clarification.noAnswer')}</Status>
              {one.opened.length > 0 ? <p>{view.t('correction.notSent')}</p> : null}
            </>
          )}
        </article>
      ))}
    </section>
  );
}
