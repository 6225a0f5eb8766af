import type { Member, MemberRole, OpenInvitation, OrganisationProfile } from '#libs/identity';
import { mayBind, MEMBER_ROLES } from '#libs/identity';
import { ActionForm, Button, Csrf } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';
import { organisationPath } from './organisation.page.js';

export interface MembersPageProps {
  readonly view: View;
  readonly organisation: OrganisationProfile;
  readonly role: MemberRole;
  readonly members: readonly Member[];
  readonly invitations: readonly OpenInvitation[];
  /** The link that was just made: this page is the only one that ever shows it. */
  readonly newLink?: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Who acts for the organisation. */
export function MembersPage(props: MembersPageProps) {
  const { view, organisation, errors, newLink } = props;
  return (
    <Layout
      view={view}
      title={view.t('identity.members.title')}
      caption={<bdi>{organisation.name}</bdi>}
      back={{ href: organisationPath(organisation.id), label: organisation.name }}
      errors={errors}
      width="wide"
    >
      {newLink ? <NewLink view={view} link={newLink} /> : null}
      <Members {...props} />
      {props.invitations.length > 0 ? <Invitations {...props} /> : null}
      {mayBind(props.role) ? <Invite {...props} /> : null}
    </Layout>
  );
}

function Members({ view, organisation, role, members }: MembersPageProps) {
  const path = `${organisationPath(organisation.id)}/members`;
  const remove: Column<Member> = {
    key: 'remove',
    head: view.t('identity.members.removeHead'),
    cell: (row) => <a href={`${path}/${row.personId}/remove`}>{view.t('identity.members.remove')}</a>,
  };
  return (
    <DataTable
      view={view}
      caption={view.t('identity.members.caption')}
      captionHidden
      rows={members}
      rowKey={({ personId }) => personId}
      columns={[
        { key: 'name', head: view.t('identity.person.name'), cell: (row) => <PersonName name={row.name} /> },
        { key: 'email', head: view.t('identity.person.email'), cell: (row) => <Code>{row.email}</Code> },
        {
          key: 'role',
          head: view.t('identity.members.role'),
          cell: (row) => view.t(`identity.memberRole.${row.role}`),
        },
        {
          key: 'since',
          head: view.t('identity.members.since'),
          cell: (row) => <DateTime view={view} at={row.since} show="day" />,
        },
        ...(mayBind(role) ? [remove] : []),
      ]}
    />
  );
}

function Invitations({ view, invitations }: MembersPageProps) {
  return (
    <section>
      <h2>{view.t('identity.members.invited')}</h2>
      <DataTable
        view={view}
        caption={view.t('identity.members.invited')}
        captionHidden
        rows={invitations}
        rowKey={({ id }) => id}
        columns={[
          { key: 'email', head: view.t('identity.person.email'), cell: (row) => <Code>{row.email}</Code> },
          {
            key: 'role',
            head: view.t('identity.members.role'),
            cell: (row) => view.t(`identity.memberRole.${row.role}`),
          },
          {
            key: 'until',
            head: view.t('identity.members.until'),
            cell: (row) => <DateTime view={view} at={row.expiresAt} show="day" />,
          },
        ]}
      />
    </section>
  );
}

function Invite({ view, organisation, typed, errors }: MembersPageProps) {
  return (
    <section>
      <h2>{view.t('identity.members.invite')}</h2>
      <form method="post" action={`${organisationPath(organisation.id)}/invitations`} novalidate data-submit-once>
        <Csrf view={view} />
        <Field
          view={view}
          name="email"
          kind="email"
          label={view.t('identity.person.email')}
          help={view.t('identity.members.inviteHelp')}
          value={typedText(typed, 'email')}
          error={errorOf(errors, 'email')}
        />
        <Field
          view={view}
          name="role"
          kind="radios"
          label={view.t('identity.members.role')}
          options={MEMBER_ROLES.map((role) => ({
            value: role,
            label: view.t(`identity.memberRole.${role}`),
            help: view.t(`identity.memberRoleHelp.${role}`),
          }))}
          value={typedText(typed, 'role') || undefined}
          error={errorOf(errors, 'role')}
        />
        <p class="actions">
          <Button weight="secondary">{view.t('identity.members.inviteSubmit')}</Button>
        </p>
      </form>
    </section>
  );
}

function NewLink({ view, link }: { readonly view: View; readonly link: string }) {
  return (
    <Notice tone="done" title={view.t('identity.members.linkMade')} role="status">
      <p>{view.t('identity.members.linkHelp')}</p>
      <p>
        <Code>{link}</Code>
      </p>
    </Notice>
  );
}

export interface InvitationPageProps {
  readonly view: View;
  readonly organisation: string;
  readonly invitedBy: string;
  readonly email: string;
  readonly role: MemberRole;
  /** Where the form is sent; null when the reader must first sign in under the invited address. */
  readonly action: string | null;
  readonly signUpHref: string;
  readonly signInHref: string;
}

/** Somebody is asked to join. */
export function InvitationPage({
  view,
  organisation,
  invitedBy,
  email,
  role,
  action,
  signUpHref,
  signInHref,
}: InvitationPageProps) {
  return (
    <Layout view={view} title={view.t('identity.invitation.title', { organisation })}>
      <p>
        {view.t('identity.invitation.text', { invitedBy, organisation, role: view.t(`identity.memberRole.${role}`) })}
      </p>
      {action ? (
        <ActionForm view={view} action={action} label={view.t('identity.invitation.accept')} />
      ) : (
        <>
          <p>{view.pieces('identity.invitation.signInFirst', { email: <Code key="email">{email}</Code> })}</p>
          <ul>
            <li>
              <a href={signInHref}>{view.t('identity.signIn.title')}</a>
            </li>
            <li>
              <a href={signUpHref}>{view.t('identity.signIn.signUp')}</a>
            </li>
          </ul>
        </>
      )}
    </Layout>
  );
}
