import type { Feedback } from '#libs/awards';
import { type ComplaintsView, type Decision, LONGEST_REASONS } from '#libs/complaints';
import { FileLayout, type FilePageProps } from '../applications/file-layout.js';
import { nextInWords } from '../applications/next-words.js';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { ComplaintFacts } from './complaint-facts.js';
import type { ComplaintStanding } from './decision-words.js';
import { FeedbackSections } from './feedback-section.js';
import { inCall } from '../calls/in-call.js';

export interface DecisionPageProps extends FilePageProps {
  readonly feedback: readonly Feedback[];
  readonly complaints: ComplaintsView;
  readonly standing: ComplaintStanding;
  /** Whether this person signs for the organisation. */
  readonly maySign: boolean;
  readonly typed: string;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** The decision on an application, what the call shows of its evaluation, and the way to complain. */
export function DecisionPage(props: DecisionPageProps) {
  const { view, file, call, feedback, complaints, errors } = props;
  return (
    <FileLayout {...props} title={view.t('complaints.decision.title')} errors={errors}>
      {nextInWords(inCall(view, call), file, 'applicant').map((sentence) => (
        <p key={sentence} class="lead">
          {sentence}
        </p>
      ))}
      {complaints.decision ? <Decided view={view} call={call} decision={complaints.decision} /> : null}
      {feedback.length === 0 ? (
        <p>{view.t(`complaints.feedback.${call.feedback.scores === 'none' ? 'notShown' : 'notYet'}`)}</p>
      ) : (
        <FeedbackSections view={view} call={call} feedback={feedback} />
      )}
      <ComplaintSection {...props} />
    </FileLayout>
  );
}

function Decided({ view, call, decision }: Pick<DecisionPageProps, 'view' | 'call'> & { readonly decision: Decision }) {
  return (
    <>
      <p>
        {view.pieces('complaints.decision.on', {
          what: view.t(`event.${decision.event}.done`),
          at: <DateTime key="at" view={view} at={decision.at} zone={call.zone} />,
        })}
      </p>
      {decision.reason ? (
        <section>
          <h2>{view.t('complaints.decision.reason')}</h2>
          <p dir="auto" class="written">
            {decision.reason}
          </p>
        </section>
      ) : null}
    </>
  );
}

function ComplaintSection(props: DecisionPageProps) {
  const { view, call, complaints, standing } = props;
  if (standing.kind === 'none' && complaints.complaints.length === 0) return null;
  return (
    <section>
      <h2>{view.t('complaints.title')}</h2>
      {complaints.complaints.map((complaint) => (
        <ComplaintFacts key={complaint.id} view={view} call={call} complaint={complaint} />
      ))}
      {standing.kind === 'over' ? (
        <p>
          {view.pieces('complaints.over', {
            at: <DateTime key="at" view={view} at={standing.until} zone={call.zone} />,
          })}
        </p>
      ) : null}
      {standing.kind === 'open' ? <ComplaintForm {...props} until={standing.until} /> : null}
    </section>
  );
}

function ComplaintForm({
  view,
  file,
  call,
  until,
  maySign,
  typed,
  errors,
  formKey,
}: DecisionPageProps & { until: Date }) {
  return (
    <>
      <p>{view.t('complaints.lead')}</p>
      <Deadline view={view} at={until} kind="closes" zone={call.zone} of={view.t('complaints.due.filing')} />
      {maySign ? (
        <ActionForm
          view={view}
          action={`/applications/${file.id}/complaint`}
          label={view.t('complaints.do')}
          weight="secondary"
          hidden={{ _key: formKey }}
        >
          <Field
            kind="textarea"
            view={view}
            name="reasons"
            label={view.t('complaints.why')}
            help={view.t('complaints.whyHelp')}
            value={typed}
            rows={10}
            limit={LONGEST_REASONS}
            error={errorOf(errors, 'reasons')}
          />
        </ActionForm>
      ) : (
        <p>{view.t('complaints.signatoryOnly')}</p>
      )}
    </>
  );
}
