import type { MemberRole } from '#libs/identity';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';

export interface InvitationPageProps {
  readonly view: View;
  readonly organisation: string;
  readonly invitedBy: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly expiresAt: Date;
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
  expiresAt,
  action,
  signUpHref,
  signInHref,
}: InvitationPageProps) {
  return (
    <Layout view={view} title={view.t('identity.invitation.title', { organisation })}>
      <p>
        {view.t('identity.invitation.text', { invitedBy, organisation, role: view.t(`identity.memberRole.${role}`) })}
      </p>
      <p>{view.pieces('identity.invitation.until', { at: <DateTime key="at" view={view} at={expiresAt} /> })}</p>
      {action ? (
        <ActionForm view={view} action={action} label={view.t('identity.invitation.accept')} />
      ) : (
        <>
          <p>{view.pieces('identity.invitation.signInFirst', { email: <Code key="email">{email}</Code> })}</p>
          <p class="actions">
            <ButtonLink href={signInHref}>{view.t('identity.signIn.title')}</ButtonLink>
            <ButtonLink href={signUpHref} weight="secondary">
              {view.t('identity.signIn.signUp')}
            </ButtonLink>
          </p>
        </>
      )}
    </Layout>
  );
}
