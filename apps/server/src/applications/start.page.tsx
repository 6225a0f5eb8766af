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
  readonly choices: readonly StartChoice[];
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

function Body({ view, call, hasOrganisation, choices, chosen, carried, errors, formKey }: StartPageProps) {
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
  if (choices.length === 0) return <Notice tone="attention">{view.t('applications.start.noLot')}</Notice>;
  return (
    <ActionForm
      view={view}
      action={`/calls/${call.code}/apply`}
      label={view.t('applications.start.do')}
      hidden={{ _key: formKey, ...carried }}
    >
      <Field
        kind="radios"
        view={view}
        name="choice"
        label={view.t('applications.start.choose')}
        help={view.t('applications.start.chooseHelp', { count: call.file.applicants.maxApplicationsPerLead })}
        value={chosen ?? (choices.length === 1 ? choices[0]?.value : undefined)}
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
    </ActionForm>
  );
}
