import type { ApplicantProfile } from '#libs/applications';
import type { Call } from '#libs/calls';
import { said } from '../calls/said.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { Deadline } from '../ui/deadline.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

/** An organisation and a lot that it may apply under. */
export interface StartChoice {
  readonly value: string;
  readonly applicant: ApplicantProfile;
  readonly lot: string;
}

export interface StartPageProps {
  readonly view: View;
  readonly call: Call;
  readonly hasOrganisation: boolean;
  /** Somebody of the programme, who applies only where they also belong to an organisation. */
  readonly isStaff: boolean;
  readonly choices: readonly StartChoice[];
  /** Whether all organisations of this person have as many applications as the call allows. */
  readonly isUsedUp: boolean;
  readonly chosen: string | undefined;
  /** What was answered before, on its way into the application. */
  readonly carried: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** The beginning: who applies, under which lot. Everything else can be changed later. */
export function StartPage(props: StartPageProps) {
  const { view, call, errors } = props;
  const closes = call.deadlineOf('conceptNote');
  return (
    <Layout
      view={view}
      title={view.t('applications.start.title')}
      caption={said(view, call.file.texts.title)}
      back={{ href: `/calls/${call.code}`, label: view.t('applications.start.back') }}
      errors={errors}
    >
      {closes ? (
        <Deadline view={view} at={closes} zone={call.zone} calendarHref={`/calls/${call.code}/calendar.ics`} />
      ) : null}
      <Body {...props} />
    </Layout>
  );
}

function Body(props: StartPageProps) {
  const { view, call, hasOrganisation, isStaff, choices, isUsedUp, carried, formKey } = props;
  if (!hasOrganisation && isStaff) return <Notice tone="info">{view.t('applications.start.staff')}</Notice>;
  if (!hasOrganisation) {
    return (
      <EmptyState
        next={
          <ButtonLink href={`/organisations/new?next=${encodeURIComponent(view.path)}`}>
            {view.t('applications.start.toOrganisation')}
          </ButtonLink>
        }
      >
        {view.t('applications.start.noOrganisation')}
      </EmptyState>
    );
  }
  if (isUsedUp) {
    return (
      <EmptyState next={<ButtonLink href="/applications">{view.t('applications.mine.title')}</ButtonLink>}>
        {view.t('applications.error.too-many', { allowed: call.file.applicants.maxApplicationsPerLead })}
      </EmptyState>
    );
  }
  if (choices.length === 0) return <Notice tone="attention">{view.t('applications.start.noLot')}</Notice>;
  return (
    <ActionForm
      view={view}
      action={`/calls/${call.code}/apply`}
      label={view.t('applications.start.do')}
      hidden={{ _key: formKey, ...carried }}
    >
      <Choice {...props} />
    </ActionForm>
  );
}

/** The only choice is chosen already, but not beside the error that says that nothing was chosen. */
function Choice({ view, call, choices, chosen, errors }: StartPageProps) {
  const only = choices.length === 1 && errors.length === 0 ? choices[0]?.value : undefined;
  return (
    <Field
      kind="radios"
      view={view}
      name="choice"
      label={view.t('applications.start.choose')}
      help={view.t('applications.start.chooseHelp', { count: call.file.applicants.maxApplicationsPerLead })}
      value={chosen ?? only}
      error={errorOf(errors, 'choice')}
      options={choices.map(({ value, applicant, lot }) => ({
        value,
        label: view.t('applications.start.option', {
          organisation: applicant.name,
          lot: said(view, call.lot(lot).title),
        }),
        isSentence: true,
      }))}
    />
  );
}
