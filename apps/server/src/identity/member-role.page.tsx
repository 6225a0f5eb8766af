import { type Member, MEMBER_ROLES, type MemberRole, type OrganisationProfile } from '#libs/identity';
import { ActionForm } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { organisationPath } from './organisation.page.js';

export interface MemberRolePageProps {
  readonly view: View;
  readonly organisation: OrganisationProfile;
  readonly member: Member;
  /** Whoever gives up being an owner does not take it back alone. */
  readonly isSelf: boolean;
  readonly errors: readonly FieldError[];
}

/** What a member may do for the organisation. */
export function MemberRolePage({ view, organisation, member, isSelf, errors }: MemberRolePageProps) {
  const path = `${organisationPath(organisation.id)}/members`;
  return (
    <Layout
      view={view}
      title={isSelf ? view.t('identity.members.ownRole') : view.t('identity.members.roleOf', { name: member.name })}
      caption={<bdi>{organisation.name}</bdi>}
      back={{ href: path, label: view.t('identity.members.title') }}
      errors={errors}
    >
      {isSelf ? <Notice tone="attention">{view.t('identity.members.ownRoleHelp')}</Notice> : null}
      <ActionForm view={view} action={`${path}/${member.personId}/role`} label={view.t('identity.members.roleSave')}>
        <Field
          view={view}
          name="role"
          kind="radios"
          label={view.t('identity.members.role')}
          options={roleOptions(view, MEMBER_ROLES)}
          value={member.role}
          error={errorOf(errors, 'role')}
        />
      </ActionForm>
    </Layout>
  );
}

/** Roles, each with what it may do. */
export function roleOptions(view: View, roles: readonly MemberRole[]) {
  return roles.map((role) => ({
    value: role,
    label: view.t(`identity.memberRole.${role}`),
    help: view.t(`identity.memberRoleHelp.${role}`),
  }));
}
