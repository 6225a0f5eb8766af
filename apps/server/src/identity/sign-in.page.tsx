import { Button, ButtonLink, Csrf, Hidden } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';

export interface SignInPageProps {
  readonly view: View;
  readonly typed: Typed;
  /** Why the last try was not taken. One sentence for the whole form: which half was wrong is nobody's business. */
  readonly refusal: string | null;
  /** Where to go on afterwards. */
  readonly next: string;
}

export function SignInPage({ view, typed, refusal, next }: SignInPageProps) {
  const errors = refusal === null ? [] : [{ name: 'email', message: refusal }];
  return (
    <Layout view={view} title={view.t('identity.signIn.title')} errors={errors} notKept="password">
      {isOnTheWay(next) && refusal === null ? <Notice tone="info">{view.t('identity.signIn.first')}</Notice> : null}
      <form method="post" action="/sign-in" novalidate data-submit-once>
        <Csrf view={view} />
        <Hidden values={{ next }} />
        <Field
          view={view}
          name="email"
          kind="email"
          label={view.t('identity.person.email')}
          value={typedText(typed, 'email')}
          autocomplete="username"
        />
        <Field
          view={view}
          name="password"
          kind="password"
          label={view.t('identity.person.password')}
          autocomplete="current-password"
        />
        <Field
          view={view}
          name="remember"
          kind="checkbox"
          label={view.t('identity.signIn.remember')}
          help={view.t('identity.signIn.rememberHelp')}
          checked={typedText(typed, 'remember') === 'yes'}
        />
        <p class="actions">
          <Button>{view.t('identity.signIn.submit')}</Button>
        </p>
      </form>
      <section>
        <h2>{view.t('identity.signIn.noAccount')}</h2>
        <p>
          <ButtonLink
            href={isOnTheWay(next) ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up'}
            weight="secondary"
          >
            {view.t('identity.signIn.signUp')}
          </ButtonLink>
        </p>
      </section>
      <section>
        <h2>{view.t('identity.signIn.forgotten')}</h2>
        <p>
          <a href="/forgotten-password">{view.t('identity.signIn.forgottenLink')}</a>
        </p>
      </section>
    </Layout>
  );
}

/** Whether somebody was going somewhere when they were asked to sign in. */
function isOnTheWay(next: string): boolean {
  return next !== '/' && next !== '/home';
}
