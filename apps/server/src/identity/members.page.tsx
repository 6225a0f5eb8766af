import type { Member, MemberRole, OpenInvitation, OrganisationProfile } from '#libs/identity';
import { mayBind, mayGive, MEMBER_ROLES } from '#libs/identity';
import { ActionForm, Button, ButtonLink, Csrf } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { MailAddress } from '../ui/mail-address.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Field } from '../ui/field.js';
import { errorOf, fieldId, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';
import { roleOptions } from './member-role.page.js';
import { onlyOwnerOf } from './only-owner.js';
import { organisationPath } from './organisation.page.js';
import { RoleOf } from './role-of-member.js';
import { SummaryList } from '../ui/check-answers.js';
import { Status } from '../ui/status.js';

export interface MembersPageProps {
  readonly view: View;
  readonly organisation: OrganisationProfile;
  readonly role: MemberRole;
  /** The reader, who leaves instead of removing themselves. */
  readonly ownId: string;
  readonly members: readonly Member[];
  readonly invitations: readonly OpenInvitation[];
  /** The link that was just made: this page is the only one that ever shows it. */
  readonly newLink?: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** What is wrong with leaving is said where the page tells how one leaves. */
export const LEAVING = 'leaving';

/** Who acts for the organisation. */
export function MembersPage(props: MembersPageProps) {
  const { view, organisation, errors, newLink } = props;
  return (
    <Layout
      view={view}
      title={view.t('identity.members.title')}
      back={{ href: organisationPath(organisation.id), label: organisation.name }}
      errors={errors}
      width="wide"
    >
      {newLink ? <NewLink view={view} link={newLink} /> : null}
      <Members {...props} />
      {props.invitations.length > 0 ? <Invitations {...props} /> : null}
      {mayBind(props.role) ? <Invite {...props} /> : null}
      {MEMBER_ROLES.every((one) => mayGive(props.role, one)) ? null : <Roles view={view} />}
      <Leaving {...props} />
    </Layout>
  );
}

function Members(props: MembersPageProps) {
  const { view, role, members } = props;
  const remove: Column<Member> = {
    key: 'remove',
    kind: 'about',
    head: view.t('identity.members.removeHead'),
    cell: (row) => <MayBeDone {...props} row={row} />,
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
        { key: 'email', head: view.t('identity.person.email'), cell: (row) => <MailAddress>{row.email}</MailAddress> },
        {
          key: 'role',
          head: view.t('identity.members.role'),
          cell: (row) => (
            <RoleOf view={view} row={row} isOnlyOwner={row.personId === props.ownId && isOnlyOwner(props)} />
          ),
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

/** What the reader may do about a member. The only owner stays one: `Leaving` says what comes first. */
function MayBeDone({ row, ...props }: MembersPageProps & { readonly row: Member }) {
  const { view, organisation, role, ownId } = props;
  const path = `${organisationPath(organisation.id)}/members/${row.personId}`;
  const isSelf = row.personId === ownId;
  if (isSelf && isOnlyOwner(props)) return null;
  const mayChangeRole = role === 'owner';
  const mayRemove = !isSelf && (role === 'owner' || row.role !== 'owner');
  if (!mayChangeRole && !mayRemove) return null;
  return (
    <ul class="plain-list">
      {mayChangeRole ? (
        <li>
          <a href={`${path}/role`}>{view.t('identity.members.changeRole')}</a>
        </li>
      ) : null}
      {mayRemove ? (
        <li>
          <a href={`${path}/remove`}>{view.t('identity.members.remove')}</a>
        </li>
      ) : null}
    </ul>
  );
}

function isOnlyOwner({ ownId, members }: Pick<MembersPageProps, 'ownId' | 'members'>): boolean {
  return onlyOwnerOf(members)?.personId === ownId;
}

function Invitations({ view, organisation, role, invitations }: MembersPageProps) {
  const path = `${organisationPath(organisation.id)}/invitations`;
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
          {
            key: 'email',
            head: view.t('identity.person.email'),
            cell: (row) => <MailAddress>{row.email}</MailAddress>,
          },
          {
            key: 'role',
            head: view.t('identity.members.role'),
            cell: (row) => view.t(`identity.memberRole.${row.role}`),
          },
          {
            key: 'until',
            head: view.t('identity.members.until'),
            cell: (row) =>
              row.isExpired ? (
                <Status tone="attention">{view.t('identity.members.expired')}</Status>
              ) : (
                <DateTime view={view} at={row.expiresAt} show="day" />
              ),
          },
          ...(mayBind(role)
            ? [
                {
                  key: 'change',
                  kind: 'about' as const,
                  head: view.t('identity.members.removeHead'),
                  cell: (row: OpenInvitation) => (
                    <>
                      <ActionForm
                        view={view}
                        action={`${path}/${row.id}/renew`}
                        label={view.t('identity.members.renew')}
                        weight="quiet"
                      />
                      <ActionForm
                        view={view}
                        action={`${path}/${row.id}/withdraw`}
                        label={view.t('identity.members.withdraw')}
                        weight="quiet"
                      />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

/** What each role may do, in words, for those who do not read it where they choose a role for somebody. */
function Roles({ view }: { readonly view: View }) {
  return (
    <section>
      <h2>{view.t('identity.members.roles')}</h2>
      <SummaryList
        view={view}
        answers={roleOptions(view, MEMBER_ROLES).map(({ label, help }) => ({ label, value: help }))}
      />
    </section>
  );
}

function Leaving(props: MembersPageProps) {
  const { view, organisation, role } = props;
  const path = organisationPath(organisation.id);
  return (
    <section id={fieldId(LEAVING)}>
      <h2>{view.t('identity.members.leaving')}</h2>
      {isOnlyOwner(props) ? <p>{view.t('identity.members.leavingOwner')}</p> : null}
      {role === 'owner' ? null : <p>{view.t('identity.members.leavingHelp')}</p>}
      <p class="actions">
        {isOnlyOwner(props) ? null : (
          <ButtonLink href={`${path}/leave`} weight="secondary">
            {view.t('identity.members.leave')}
          </ButtonLink>
        )}
        <ButtonLink href={`${path}/ownership`} weight="secondary">
          {view.t(role === 'owner' ? 'ownership.requests' : 'ownership.title')}
        </ButtonLink>
      </p>
    </section>
  );
}

function Invite({ view, organisation, role: own, typed, errors }: MembersPageProps) {
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
          options={roleOptions(
            view,
            MEMBER_ROLES.filter((role) => mayGive(own, role)),
          )}
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
