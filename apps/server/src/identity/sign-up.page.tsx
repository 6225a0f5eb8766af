import { Button, Csrf, Hidden } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';
import { AlreadyThere, type RegisteredAlready } from './same/registered-already.js';
import { OrganisationFields } from './organisation-fields.js';

export interface SignUpPageProps {
  readonly view: View;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The secret of an invitation: then the organisation is there already. */
  readonly invitation: string | null;
  /** Where to go on afterwards. */
  readonly next: string;
  /** An organisation that seems to be the same. */
  readonly found?: RegisteredAlready | null;
}

/** Me and my organisation, on one page, once. */
export function SignUpPage({ view, typed, errors, invitation, next, found = null }: SignUpPageProps) {
  return (
    <Layout view={view} title={view.t('identity.signUp.title')} errors={errors} notKept="password">
      <p>
        {view.t('identity.signUp.lead')} <a href="/sign-in">{view.t('identity.signUp.haveAccount')}</a>
      </p>
      <form method="post" action="/sign-up" novalidate data-submit-once>
        <Csrf view={view} />
        <Hidden values={invitation ? { invitation } : { next }} />
        <section class="field-group">
          <h2>{view.t('identity.signUp.me')}</h2>
          <AboutMe view={view} typed={typed} errors={errors} />
        </section>
        {invitation ? null : (
          <section class="field-group">
            <h2>{view.t('identity.signUp.organisation')}</h2>
            {found ? <AlreadyThere view={view} found={found} /> : null}
            <OrganisationFields view={view} prefix="organisation." typed={typed} errors={errors} />
          </section>
        )}
        <p class="actions">
          <Button>{view.t('identity.signUp.submit')}</Button>
        </p>
      </form>
    </Layout>
  );
}

function AboutMe({ view, typed, errors }: Pick<SignUpPageProps, 'view' | 'typed' | 'errors'>) {
  const of = (name: string) => ({ view, name, label: view.t(`identity.person.${name}`), error: errorOf(errors, name) });
  return (
    <>
      <Field {...of('name')} kind="text" value={typedText(typed, 'name')} autocomplete="name" />
      <Field
        {...of('email')}
        kind="email"
        help={view.t('identity.person.emailHelp')}
        value={typedText(typed, 'email')}
        autocomplete="username"
      />
      <Field
        {...of('password')}
        kind="password"
        help={view.t('identity.person.passwordHelp')}
        autocomplete="new-password"
      />
    </>
  );
}
