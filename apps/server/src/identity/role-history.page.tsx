import type { RoleChange, StaffRole } from '#libs/identity';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { ZoneNote } from '../ui/zone-note.js';
import { GrantedBy } from './granted-by.js';
import { roleOptions } from './people.page.js';

export interface RoleHistoryPageProps {
  readonly view: View;
  readonly changes: readonly RoleChange[];
  readonly role: StaffRole | null;
  /** Codes of calls, by id. */
  readonly calls: ReadonlyMap<string, string>;
  readonly nextHref: string | null;
}

/** Every role that was given or taken away: to whom, by whom, when and why. */
export function RoleHistoryPage({ view, changes, role, calls, nextHref }: RoleHistoryPageProps) {
  return (
    <Layout
      view={view}
      title={view.t('roles.title')}
      back={{ href: '/people', label: view.t('identity.people.title') }}
      width="wide"
    >
      <Filters view={view} action="/people/roles" found={null} active={role !== null}>
        <Field
          view={view}
          name="role"
          kind="select"
          label={view.t('roles.role')}
          none={view.t('roles.anyRole')}
          options={roleOptions(view)}
          value={role ?? ''}
        />
      </Filters>
      {changes.length === 0 ? null : <ZoneNote view={view} />}
      <DataTable<RoleChange>
        view={view}
        caption={view.t('roles.title')}
        captionHidden
        rows={changes}
        rowKey={({ id, what }) => `${id} ${what}`}
        empty={<EmptyState>{view.t('roles.none')}</EmptyState>}
        columns={columnsOf(view, calls)}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

function columnsOf(view: View, calls: RoleHistoryPageProps['calls']) {
  return [
    {
      key: 'person',
      head: view.t('roles.person'),
      cell: ({ personId, personName }: RoleChange) => (
        <a href={`/people/${personId}`}>
          <PersonName name={personName} />
        </a>
      ),
    },
    {
      key: 'role',
      head: view.t('roles.role'),
      cell: ({ role, callId }: RoleChange) => (
        <>
          {view.t(`role.${role}`)}
          <br />
          <span class="muted">
            {callId === null ? view.t('roles.everywhere') : <Code>{calls.get(callId) ?? callId}</Code>}
          </span>
        </>
      ),
    },
    {
      key: 'what',
      head: view.t('roles.what'),
      cell: ({ what }: RoleChange) => (
        <Status tone={what === 'given' ? 'done' : 'neutral'}>{view.t(`roles.${what}`)}</Status>
      ),
    },
    {
      key: 'at',
      head: view.t('roles.at'),
      cell: ({ at }: RoleChange) => <DateTime view={view} at={at} show="moment" />,
    },
    { key: 'by', head: view.t('roles.by'), cell: ({ by }: RoleChange) => <GrantedBy view={view} by={by} /> },
    {
      key: 'reason',
      kind: 'about' as const,
      head: view.t('roles.reason'),
      cell: ({ reason }: RoleChange) => (reason === null ? null : <bdi>{reason}</bdi>),
    },
  ];
}
