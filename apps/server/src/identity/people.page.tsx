import type { PersonInList, StaffRole } from '#libs/identity';
import { STAFF_ROLES } from '#libs/identity';
import { ButtonLink, Button, Csrf } from '../ui/action-form.js';
import { MailAddress } from '../ui/mail-address.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import { LANGS, OWN_NAME } from '#libs/platform';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';

export interface PeoplePageProps {
  readonly view: View;
  readonly people: readonly PersonInList[];
  readonly search: { readonly text: string; readonly role: StaffRole | null };
  readonly nextHref: string | null;
  /** Whether the list began on an earlier page. */
  readonly isContinued: boolean;
}

/** Everybody with an account. */
export function PeoplePage({ view, people, search, nextHref, isContinued }: PeoplePageProps) {
  const isActive = search.text !== '' || search.role !== null;
  return (
    <Layout view={view} title={view.t('identity.people.title')} width="wide">
      <p class="actions">
        <ButtonLink href="/people/new" weight="secondary">
          {view.t('identity.people.enter')}
        </ButtonLink>
        <ButtonLink href="/people/roles" weight="quiet">
          {view.t('roles.title')}
        </ButtonLink>
      </p>
      <Filters
        view={view}
        action="/people"
        found={nextHref === null && !isContinued ? people.length : null}
        active={isActive}
      >
        <Field view={view} name="q" kind="text" label={view.t('identity.people.search')} value={search.text} />
        <Field
          view={view}
          name="role"
          kind="select"
          label={view.t('identity.people.role')}
          none={view.t('identity.people.anyRole')}
          options={roleOptions(view)}
          value={search.role ?? ''}
        />
      </Filters>
      <DataTable
        view={view}
        caption={view.t('identity.people.title')}
        captionHidden
        rows={people}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('identity.people.none')}</EmptyState>}
        columns={[
          {
            key: 'name',
            head: view.t('identity.person.name'),
            cell: (row) => (
              <a href={`/people/${row.id}`}>
                <PersonName name={row.name} />
              </a>
            ),
          },
          {
            key: 'email',
            head: view.t('identity.person.email'),
            cell: (row) => <MailAddress>{row.email}</MailAddress>,
          },
          { key: 'roles', head: view.t('identity.people.roles'), cell: (row) => rolesInWords(view, row) },
          {
            key: 'organisations',
            head: view.t('identity.people.organisations'),
            cell: ({ organisations }) => (organisations.length === 0 ? null : <bdi>{organisations.join(', ')}</bdi>),
          },
          {
            key: 'state',
            head: view.t('identity.people.state'),
            cell: (row) => <State view={view} isClosed={row.isClosed} />,
          },
        ]}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

export function State({ view, isClosed }: { readonly view: View; readonly isClosed: boolean }) {
  return isClosed ? (
    <Status tone="problem">{view.t('identity.people.closed')}</Status>
  ) : (
    <Status tone="done">{view.t('identity.people.open')}</Status>
  );
}

export function roleOptions(view: View) {
  return STAFF_ROLES.map((role) => ({ value: role, label: view.t(`role.${role}`) }));
}

function rolesInWords(view: View, { roles }: PersonInList): string {
  const names = [...new Set(roles.map(({ role }) => view.t(`role.${role}`)))];
  return view.format.list(names);
}

export interface EnterPersonPageProps {
  readonly view: View;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** A new account for somebody of the programme. */
export function EnterPersonPage({ view, typed, errors }: EnterPersonPageProps) {
  const of = (name: string) => ({
    view,
    name,
    label: view.t(`identity.person.${name}`),
    error: errorOf(errors, name),
    value: typedText(typed, name),
  });
  return (
    <Layout
      view={view}
      title={view.t('identity.people.enter')}
      errors={errors}
      back={{ href: '/people', label: view.t('identity.people.title') }}
    >
      <p>{view.t('identity.people.enterHelp')}</p>
      <form method="post" action="/people" novalidate data-submit-once>
        <Csrf view={view} />
        <Field {...of('name')} kind="text" />
        <Field {...of('email')} kind="email" />
        <Field
          {...of('language')}
          kind="radios"
          options={LANGS.map((lang) => ({ value: lang, label: OWN_NAME[lang], lang }))}
        />
        <p class="actions">
          <Button>{view.t('identity.people.enterSubmit')}</Button>
        </p>
      </form>
    </Layout>
  );
}
