import type { CommitteeFault, NamedMember, SeatCandidate, SeatView } from '#libs/awards';
import type { Call } from '#libs/calls';
import { NameOfCall } from '../calls/name-of-call.js';
import { said } from '../calls/said.js';
import { type Typed, typedText } from '../http/read-form.js';
import { ActionForm } from '../ui/action-form.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { faultInWords } from './committee-faults.js';

export interface CommitteePageProps {
  readonly view: View;
  readonly call: Call;
  readonly seats: readonly SeatView[];
  /** Who could be named; null for those who only look. */
  readonly candidates: readonly SeatCandidate[] | null;
  readonly lots: readonly {
    readonly lot: string;
    readonly faults: readonly CommitteeFault[];
    readonly members: readonly NamedMember[];
  }[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The composition of a committee, and whether it may decide on each lot. */
export function CommitteePage(props: CommitteePageProps) {
  const { view, call, seats, candidates, errors } = props;
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('awards.committee.title')}
      caption={<NameOfCall view={view} call={call} />}
      trail={[{ href: '/committee', label: view.t('awards.home.title') }]}
      errors={errors}
    >
      <Rules {...props} />
      <DataTable<SeatView>
        view={view}
        caption={view.t('awards.committee.members')}
        captionHidden
        rows={seats}
        rowKey={({ personId }) => personId}
        empty={<EmptyState>{view.t('awards.committee.none')}</EmptyState>}
        columns={columnsFor(props)}
      />
      {candidates ? <Naming {...props} candidates={candidates} /> : null}
    </Layout>
  );
}

function columnsFor({ view, call, candidates }: CommitteePageProps) {
  const columns = [
    { key: 'name', head: view.t('awards.committee.name'), cell: ({ name }: SeatView) => <PersonName name={name} /> },
    {
      key: 'capacity',
      head: view.t('awards.committee.capacity'),
      cell: ({ capacity }: SeatView) => view.t(`awards.committee.as.${capacity}`),
    },
    { key: 'unit', head: view.t('awards.committee.unit'), cell: ({ unit }: SeatView) => <bdi>{unit}</bdi> },
    {
      key: 'declared',
      head: view.t('awards.committee.declared'),
      cell: ({ declaredAt, conflicts }: SeatView) => <Declared view={view} at={declaredAt} conflicts={conflicts} />,
    },
  ];
  if (!candidates) return columns;
  const release = {
    key: 'release',
    kind: 'about' as const,
    head: view.t('awards.committee.mandate'),
    cell: ({ personId }: SeatView) => (
      <ActionForm
        view={view}
        action={`/calls/${call.code}/committee/${personId}/release`}
        label={view.t('awards.committee.release')}
        weight="quiet"
      />
    ),
  };
  return [...columns, release];
}

function Declared({
  view,
  at,
  conflicts,
}: {
  readonly view: View;
  readonly at: Date | null;
  readonly conflicts: number;
}) {
  if (!at) return <Status tone="attention">{view.t('awards.committee.notDeclared')}</Status>;
  return (
    <>
      <DateTime view={view} at={at} show="day" />
      {conflicts > 0 ? (
        <Status tone="attention">{view.t('awards.committee.conflicts', { count: conflicts })}</Status>
      ) : null}
    </>
  );
}

/** What the call's rules ask of a committee, and what this one lacks in each lot. */
function Rules({ view, call, lots }: CommitteePageProps) {
  const { minVotingMembers, minUnits } = call.file.committee;
  const lacking = lots.filter(({ faults }) => faults.length > 0);
  return (
    <>
      <p class="lead">{view.t('awards.committee.rules', { voting: minVotingMembers, units: minUnits })}</p>
      {lacking.length === 0 ? <Notice tone="done">{view.t('awards.committee.legal')}</Notice> : null}
      {lacking.map(({ lot, faults, members }) => (
        <Notice
          key={lot}
          tone="attention"
          title={view.t('awards.committee.notLegalFor', { lot: said(view, call.lot(lot).title) })}
        >
          <ul>
            {faults.map((fault) => (
              <li key={fault.code}>{faultInWords(view, fault, members)}</li>
            ))}
          </ul>
        </Notice>
      ))}
    </>
  );
}

function Naming({
  view,
  call,
  candidates,
  typed,
  errors,
}: CommitteePageProps & { readonly candidates: readonly SeatCandidate[] }) {
  return (
    <section class="section">
      <h2>{view.t('awards.committee.naming')}</h2>
      {candidates.length === 0 ? (
        <p>{view.t('awards.committee.noCandidates')}</p>
      ) : (
        <ActionForm view={view} action={`/calls/${call.code}/committee`} label={view.t('awards.committee.do')}>
          <Field
            kind="select"
            view={view}
            name="seat"
            label={view.t('awards.committee.seat')}
            help={view.t('awards.committee.seatHelp')}
            value={typedText(typed, 'seat')}
            error={errorOf(errors, 'seat')}
            options={candidates.map(({ personId, name, capacity }) => ({
              value: `${personId} ${capacity}`,
              label: view.t('awards.committee.candidate', {
                name,
                capacity: view.t(`awards.committee.as.${capacity}`),
              }),
            }))}
          />
          <Field
            kind="text"
            view={view}
            name="unit"
            label={view.t('awards.committee.unit')}
            help={view.t('awards.committee.unitHelp')}
            value={typedText(typed, 'unit')}
            error={errorOf(errors, 'unit')}
          />
        </ActionForm>
      )}
    </section>
  );
}
