import { Button, Csrf } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

export interface ForgottenPageProps {
  readonly view: View;
  readonly email: string;
  readonly errors: readonly FieldError[];
}

/** Asking for the link with which a new password is chosen. */
export function ForgottenPage({ view, email, errors }: ForgottenPageProps) {
  return (
    <Layout
      view={view}
      title={view.t('identity.forgotten.title')}
      back={{ href: '/sign-in', label: view.t('identity.signIn.title') }}
      errors={errors}
    >
      <p>{view.t('identity.forgotten.text')}</p>
      <form method="post" action="/forgotten-password" novalidate data-submit-once>
        <Csrf view={view} />
        <Field
          view={view}
          name="email"
          kind="email"
          label={view.t('identity.person.email')}
          value={email}
          autocomplete="username"
        />
        <p class="actions">
          <Button>{view.t('identity.forgotten.submit')}</Button>
        </p>
      </form>
    </Layout>
  );
}

/** The same for every address: whether there is an account is nobody's business but its owner's. */
export function LinkSentPage({ view }: { readonly view: View }) {
  return (
    <Layout
      view={view}
      title={view.t('identity.forgotten.sentTitle')}
      back={{ href: '/sign-in', label: view.t('identity.signIn.title') }}
    >
      <Notice tone="info">{view.t('identity.forgotten.sent')}</Notice>
      <p>{view.t('identity.forgotten.sentHelp')}</p>
      <p>
        <a href="/forgotten-password">{view.t('identity.forgotten.again')}</a>
      </p>
    </Layout>
  );
}
