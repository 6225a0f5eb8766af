import type { GrantInHistory, PersonFile } from '#libs/identity';
import { ActionForm, Button, Csrf } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { MailAddress } from '../ui/mail-address.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';
import { GrantedBy } from './granted-by.js';
import { roleOptions, State } from './people.page.js';

export interface CallName {
  readonly id: string;
  readonly title: string;
}

export interface PersonPageProps {
  readonly view: View;
  readonly person: PersonFile;
  readonly calls: readonly CallName[];
  /** Operators do not change their own roles. */
  readonly isSelf: boolean;
  /** A link that was just made: this page is the only one that ever shows it. */
  readonly newLink?: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** One person: the roles they have and had, and the key to their account. */
export function PersonPage(props: PersonPageProps) {
  const { view, person, errors, newLink, isSelf } = props;
  return (
    <Layout
      view={view}
      title={person.name}
      errors={errors}
      back={{ href: '/people', label: view.t('identity.people.title') }}
      width="wide"
    >
      {newLink ? <NewLink view={view} link={newLink} /> : null}
      <SummaryList
        view={view}
        answers={[
          { label: view.t('identity.person.email'), value: <MailAddress>{person.email}</MailAddress> },
          ...(person.organisations.length === 0
            ? []
            : [
                { label: view.t('identity.people.organisations'), value: <bdi>{person.organisations.join(', ')}</bdi> },
              ]),
          { label: view.t('identity.people.since'), value: <DateTime view={view} at={person.createdAt} show="day" /> },
          { label: view.t('identity.people.state'), value: <State view={view} isClosed={person.isClosed} /> },
        ]}
      />
      <History {...props} />
      {isSelf ? <Notice tone="info">{view.t('identity.people.self')}</Notice> : <Changes {...props} />}
    </Layout>
  );
}

function History(props: PersonPageProps) {
  const { view, person, calls, isSelf } = props;
  const where = (row: GrantInHistory) =>
    row.callId === null ? view.t('identity.people.everyCall') : <bdi>{titleOf(calls, row.callId)}</bdi>;
  const take: Column<GrantInHistory> = {
    key: 'take',
    kind: 'about',
    head: view.t('identity.members.removeHead'),
    cell: (row) => (row.revokedAt === null ? <Take {...props} row={row} /> : null),
  };
  return (
    <section>
      <h2>{view.t('identity.people.roles')}</h2>
      <DataTable
        view={view}
        caption={view.t('identity.people.history')}
        rows={person.history}
        rowKey={({ id }) => id}
        empty={<p class="muted">{view.t('identity.people.noRole')}</p>}
        columns={[
          { key: 'role', head: view.t('identity.people.role'), cell: (row) => view.t(`role.${row.role}`) },
          { key: 'call', head: view.t('identity.people.call'), cell: where },
          {
            key: 'given',
            head: view.t('identity.people.given'),
            cell: (row) => <When view={view} at={row.grantedAt} by={row.grantedBy} reason={row.grantedReason} />,
          },
          {
            key: 'taken',
            head: view.t('identity.people.taken'),
            cell: ({ revokedAt: at, revokedBy, revokedReason: reason }) =>
              at === null ? null : <When view={view} at={at} by={revokedBy ?? ''} reason={reason} />,
          },
          ...(isSelf || person.history.every(({ revokedAt }) => revokedAt !== null) ? [] : [take]),
        ]}
      />
    </section>
  );
}

function Take(props: PersonPageProps & { readonly row: GrantInHistory }) {
  const { view, person, row } = props;
  return (
    <ActionForm
      view={view}
      action={`/people/${person.id}/roles/${row.id}/revoke`}
      label={view.t('identity.people.take')}
      weight="quiet"
    >
      <TakenBecause {...props} />
    </ActionForm>
  );
}

/** Why a role is taken. Several roles stand on one page, beside the form that gives one. */
export function reasonField(grantId: string): string {
  return `reason-${grantId}`;
}

function TakenBecause({ view, row, typed, errors }: PersonPageProps & { readonly row: GrantInHistory }) {
  const name = reasonField(row.id);
  return (
    <Field
      view={view}
      name={name}
      kind="text"
      label={view.t('roles.reason')}
      value={typedText(typed, name)}
      error={errorOf(errors, name)}
      optional
    />
  );
}

interface WhenProps {
  readonly view: View;
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
}

function When({ view, at, by, reason }: WhenProps) {
  return (
    <>
      <DateTime view={view} at={at} />
      <br />
      <GrantedBy view={view} by={by} />
      {reason === null ? null : (
        <>
          <br />
          <bdi class="muted">{reason}</bdi>
        </>
      )}
    </>
  );
}

function titleOf(calls: readonly CallName[], id: string): string {
  return calls.find((call) => call.id === id)?.title ?? id;
}

function Changes({ view, person, calls, typed, errors }: PersonPageProps) {
  const path = `/people/${person.id}`;
  return (
    <>
      <section>
        <h2>{view.t('identity.people.give')}</h2>
        <form method="post" action={`${path}/roles`} novalidate data-submit-once>
          <Csrf view={view} />
          <Field
            view={view}
            name="role"
            kind="select"
            label={view.t('identity.people.role')}
            options={roleOptions(view)}
            value={typedText(typed, 'role')}
            error={errorOf(errors, 'role')}
          />
          <Field
            view={view}
            name="callId"
            kind="select"
            label={view.t('identity.people.call')}
            none={view.t('identity.people.everyCall')}
            options={calls.map(({ id, title }) => ({ value: id, label: title }))}
            value={typedText(typed, 'callId')}
            error={errorOf(errors, 'callId')}
            optional
          />
          <Field
            view={view}
            name="reason"
            kind="text"
            label={view.t('roles.reason')}
            help={view.t('roles.reasonHelp')}
            value={typedText(typed, 'reason')}
            error={errorOf(errors, 'reason')}
            optional
          />
          <p class="actions">
            <Button weight="secondary">{view.t('identity.people.giveSubmit')}</Button>
          </p>
        </form>
      </section>
      <section>
        <h2>{view.t('identity.people.access')}</h2>
        <p>{view.t(person.hasPassword ? 'identity.people.linkHelp' : 'identity.people.noPassword')}</p>
        <ActionForm
          view={view}
          action={`${path}/password-link`}
          label={view.t('identity.people.link')}
          weight="secondary"
        />
        {person.isClosed ? (
          <ActionForm
            view={view}
            action={`${path}/state`}
            hidden={{ state: 'open' }}
            label={view.t('identity.people.reopen')}
            weight="secondary"
          />
        ) : (
          <ActionForm
            view={view}
            action={`${path}/state`}
            hidden={{ state: 'closed' }}
            label={view.t('identity.people.close')}
            weight="danger"
          >
            <p>{view.t('identity.people.closeHelp')}</p>
          </ActionForm>
        )}
      </section>
    </>
  );
}

function NewLink({ view, link }: { readonly view: View; readonly link: string }) {
  return (
    <Notice tone="done" title={view.t('identity.people.linkMade')} role="status">
      <p>{view.t('identity.people.linkMadeHelp')}</p>
      <p>
        <Code>{link}</Code>
      </p>
    </Notice>
  );
}
