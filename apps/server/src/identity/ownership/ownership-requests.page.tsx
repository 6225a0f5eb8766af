import { OWNERSHIP_ANSWERS, type OwnershipRequestView } from '#libs/identity';
import { typedText, type Typed } from '../../http/read-form.js';
import { ActionForm } from '../../ui/action-form.js';
import { DataTable } from '../../ui/data-table.js';
import { DateTime } from '../../ui/date-time.js';
import { Deadline } from '../../ui/deadline.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Field } from '../../ui/field.js';
import { errorOf, type FieldError } from '../../ui/field-error.js';
import { Layout } from '../../ui/layout.js';
import { PersonName } from '../../ui/person-name.js';
import type { View } from '../../ui/view.js';
import { OrganisationsTabs } from '../organisations-tabs.js';
import { RequestInWords } from './ownership.page.js';

export interface OwnershipRequestsPageProps {
  readonly view: View;
  readonly requests: readonly OwnershipRequestView[];
  /** The request whose answer was not taken: what was typed belongs to it. */
  readonly answered: string | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Members who ask to own their organisation: what waits, with its proof; then what was decided and why. */
export function OwnershipRequestsPage(props: OwnershipRequestsPageProps) {
  const { view, requests, errors } = props;
  const open = requests.filter(({ state }) => state === 'open');
  return (
    <Layout view={view} title={view.t('ownership.list')} errors={errors} width="wide">
      <OrganisationsTabs view={view} current="/ownership-requests" />
      <p>{view.t('ownership.listHelp')}</p>
      {open.length === 0 ? <EmptyState>{view.t('ownership.nothing')}</EmptyState> : null}
      {open.map((request) => (
        <OpenRequest key={request.id} {...props} request={request} />
      ))}
      <Answered view={view} requests={requests.filter(({ state }) => state !== 'open')} />
    </Layout>
  );
}

function OpenRequest(props: OwnershipRequestsPageProps & { readonly request: OwnershipRequestView }) {
  const { view, request } = props;
  const isThis = props.answered === request.id;
  const typed = isThis ? props.typed : {};
  const errors = isThis ? props.errors : [];
  return (
    <section>
      <h2>
        <bdi>{request.organisation}</bdi>
      </h2>
      <RequestInWords view={view} request={request} />
      <p>
        <a href={`/ownership-requests/${request.id}/proof`} download>
          {view.t('ownership.readProof')} <bdi>{request.proofName}</bdi>
        </a>
      </p>
      <Deadline view={view} at={request.objectionUntil} kind="expected" of={view.t('ownership.objectionUntil')} />
      <ActionForm view={view} action={`/ownership-requests/${request.id}`} label={view.t('ownership.decide')}>
        <Field
          view={view}
          kind="radios"
          name="answer"
          label={view.t('ownership.answer')}
          options={OWNERSHIP_ANSWERS.map((value) => ({ value, label: view.t(`ownership.state.${value}`) }))}
          value={typedText(typed, 'answer') || undefined}
          error={errorOf(errors, 'answer')}
        />
        <Field
          view={view}
          kind="textarea"
          rows={3}
          name="reason"
          label={view.t('ownership.decisionReason')}
          help={view.t('ownership.decisionHelp')}
          value={typedText(typed, 'reason')}
          error={errorOf(errors, 'reason')}
        />
      </ActionForm>
    </section>
  );
}

function Answered({ view, requests }: Pick<OwnershipRequestsPageProps, 'view' | 'requests'>) {
  if (requests.length === 0) return null;
  return (
    <section>
      <h2>{view.t('ownership.history')}</h2>
      <DataTable
        view={view}
        caption={view.t('ownership.history')}
        captionHidden
        rows={requests}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'organisation',
            head: view.t('identity.bankAccounts.organisation'),
            cell: ({ organisation }) => <PersonName name={organisation} />,
          },
          {
            key: 'askedBy',
            head: view.t('ownership.askedBy'),
            cell: ({ askedBy }) => <PersonName name={askedBy} />,
          },
          { key: 'state', head: view.t('ownership.answer'), cell: ({ state }) => view.t(`ownership.state.${state}`) },
          {
            key: 'by',
            head: view.t('ownership.decidedBy'),
            cell: ({ endedBy, endedAt }) => (
              <>
                <PersonName name={endedBy ?? ''} />
                {endedAt ? (
                  <p class="muted">
                    <DateTime view={view} at={endedAt} show="day" />
                  </p>
                ) : null}
              </>
            ),
          },
          {
            key: 'reason',
            head: view.t('ownership.decisionReason'),
            cell: ({ endedReason }) => <bdi class="lines">{endedReason}</bdi>,
          },
        ]}
      />
    </section>
  );
}
