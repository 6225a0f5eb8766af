import { Button, Csrf } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';

export interface PasswordPageProps {
  readonly view: View;
  readonly secret: string;
  readonly email: string;
  readonly errors: readonly FieldError[];
}

/** A first or a new password for the account of `email`. */
export function PasswordPage({ view, secret, email, errors }: PasswordPageProps) {
  return (
    <Layout view={view} title={view.t('identity.password.title')} errors={errors} notKept="password">
      <p>{view.pieces('identity.password.text', { email: <Code key="email">{email}</Code> })}</p>
      <form method="post" action={`/password/${encodeURIComponent(secret)}`} novalidate data-submit-once>
        <Csrf view={view} />
        <Field
          view={view}
          name="password"
          kind="password"
          label={view.t('identity.account.newPassword')}
          help={view.t('identity.person.passwordHelp')}
          error={errorOf(errors, 'password')}
          autocomplete="new-password"
        />
        <p class="actions">
          <Button>{view.t('identity.password.submit')}</Button>
        </p>
      </form>
    </Layout>
  );
}
