import type { MemberRole, OrganisationProfile, OwnershipRequestView } from '#libs/identity';
import { typedText, type Typed } from '../../http/read-form.js';
import { ActionForm } from '../../ui/action-form.js';
import { SummaryList } from '../../ui/check-answers.js';
import { DateTime } from '../../ui/date-time.js';
import { Deadline } from '../../ui/deadline.js';
import { Field } from '../../ui/field.js';
import { errorOf, type FieldError } from '../../ui/field-error.js';
import { Layout } from '../../ui/layout.js';
import { PersonName } from '../../ui/person-name.js';
import type { View } from '../../ui/view.js';
import { organisationPath } from '../organisation.page.js';

export interface OwnershipPageProps {
  readonly view: View;
  readonly organisation: OrganisationProfile;
  readonly role: MemberRole;
  /** The request that waits. */
  readonly request: OwnershipRequestView | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Where a member asks to take over, and where an owner who is still there objects. */
export function OwnershipPage(props: OwnershipPageProps) {
  const { view, organisation, request, role, errors } = props;
  return (
    <Layout
      view={view}
      title={view.t(role === 'owner' ? 'ownership.requests' : 'ownership.title')}
      caption={<bdi>{organisation.name}</bdi>}
      back={{ href: `${organisationPath(organisation.id)}/members`, label: view.t('identity.members.title') }}
      errors={errors}
      notKept={request === null && role !== 'owner' ? 'file' : undefined}
    >
      <p class="lead">{view.t('ownership.lead')}</p>
      {request ? <Waiting view={view} request={request} /> : null}
      {request && role === 'owner' ? <Objection {...props} /> : null}
      {request === null && role !== 'owner' ? <Ask {...props} /> : null}
      {request === null && role === 'owner' ? <p>{view.t('ownership.none')}</p> : null}
    </Layout>
  );
}

function Waiting({ view, request }: { readonly view: View; readonly request: OwnershipRequestView }) {
  return (
    <section>
      <h2>{view.t('ownership.open')}</h2>
      <RequestInWords view={view} request={request} />
      <Deadline view={view} at={request.objectionUntil} kind="due" of={view.t('ownership.objectionUntil')} />
    </section>
  );
}

/** Who asks, why, since when. */
export function RequestInWords({ view, request }: { readonly view: View; readonly request: OwnershipRequestView }) {
  return (
    <SummaryList
      view={view}
      answers={[
        { label: view.t('ownership.askedBy'), value: <PersonName name={request.askedBy} /> },
        { label: view.t('ownership.askedAt'), value: <DateTime view={view} at={request.askedAt} show="day" /> },
        { label: view.t('ownership.reason'), value: <bdi class="lines">{request.reason}</bdi> },
        { label: view.t('ownership.owners'), value: view.format.list(request.owners) },
      ]}
    />
  );
}

function Objection({ view, organisation, typed, errors }: OwnershipPageProps) {
  return (
    <section>
      <h2>{view.t('ownership.object')}</h2>
      <p>{view.t('ownership.objectHelp')}</p>
      <ActionForm
        view={view}
        action={`${organisationPath(organisation.id)}/ownership/objection`}
        label={view.t('ownership.object')}
      >
        <Field
          view={view}
          kind="textarea"
          rows={4}
          name="reason"
          label={view.t('ownership.objection')}
          value={typedText(typed, 'reason')}
          error={errorOf(errors, 'reason')}
        />
      </ActionForm>
    </section>
  );
}

function Ask({ view, organisation, typed, errors }: OwnershipPageProps) {
  return (
    <ActionForm
      view={view}
      action={`${organisationPath(organisation.id)}/ownership`}
      enctype="multipart/form-data"
      label={view.t('ownership.ask')}
    >
      <Field
        view={view}
        kind="textarea"
        rows={4}
        name="reason"
        label={view.t('ownership.why')}
        help={view.t('ownership.whyHelp')}
        value={typedText(typed, 'reason')}
        error={errorOf(errors, 'reason')}
      />
      <Field
        view={view}
        kind="file"
        name="file"
        label={view.t('ownership.proof')}
        help={view.t('ownership.proofHelp')}
        error={errorOf(errors, 'file')}
      />
    </ActionForm>
  );
}
