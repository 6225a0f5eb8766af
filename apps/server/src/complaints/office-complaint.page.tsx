import { type ComplaintShown, LONGEST_REASONS } from '#libs/complaints';
import type { Action, Reason } from '#libs/workflow';
import { OfficerLayout, type OfficerPageProps } from '../eligibility/officer-layout.js';
import { ActionForm } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { ComplaintFacts } from './complaint-facts.js';

export interface OfficeComplaintProps extends OfficerPageProps {
  readonly complaint: ComplaintShown;
  readonly actions: readonly Action[];
  readonly typed: { readonly outcome: string; readonly reasons: string };
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** A complaint as the office answers it: its reasons, the clock, and the answer with reasons. */
export function OfficeComplaintPage(props: OfficeComplaintProps) {
  const { view, call, complaint, errors } = props;
  return (
    <OfficerLayout {...props} title={view.t('complaints.title')} current="step" errors={errors}>
      <ComplaintFacts view={view} call={call} complaint={complaint} />
      {complaint.state === 'filed' ? <AnswerForm {...props} /> : null}
      {complaint.state === 'reopening' ? <ReopeningForm {...props} /> : null}
    </OfficerLayout>
  );
}

function AnswerForm({ view, file, actions, typed, errors, formKey }: OfficeComplaintProps) {
  return (
    <ActionForm
      view={view}
      action={`/files/${file.id}/complaint`}
      label={view.t('complaints.office.send')}
      hidden={{ _key: formKey }}
      reasons={reasonsOf(actions, 'decisionUpheld')}
    >
      <Field
        kind="radios"
        view={view}
        name="outcome"
        label={view.t('complaints.office.outcome')}
        value={typed.outcome}
        options={[
          { value: 'upheld', label: view.t('complaints.office.upheld') },
          {
            value: 'accepted',
            label: view.t('complaints.office.accepted'),
            help: view.t('complaints.office.acceptedHelp'),
          },
        ]}
        error={errorOf(errors, 'outcome')}
      />
      <Field
        kind="textarea"
        view={view}
        name="reasons"
        label={view.t('complaints.office.reasons')}
        help={view.t('complaints.office.reasonsHelp')}
        value={typed.reasons}
        rows={10}
        limit={LONGEST_REASONS}
        error={errorOf(errors, 'reasons')}
      />
    </ActionForm>
  );
}

function ReopeningForm({ view, file, actions, formKey }: OfficeComplaintProps) {
  return (
    <>
      <p>{view.t('complaints.office.reopening')}</p>
      <ActionForm
        view={view}
        action={`/files/${file.id}/complaint/reopened`}
        label={view.t('complaints.office.reopened')}
        hidden={{ _key: formKey }}
        reasons={reasonsOf(actions, 'decisionReopened')}
      />
    </>
  );
}

function reasonsOf(actions: readonly Action[], event: string): readonly Reason[] {
  return actions.find((action) => action.event === event)?.reasons ?? [{ code: 'notInThisState', params: {} }];
}
