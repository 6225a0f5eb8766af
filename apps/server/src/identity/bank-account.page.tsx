import type { OrganisationProfile } from '#libs/identity';
import { Button, Csrf } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { typedText, type Typed } from '../http/read-form.js';
import { accountFacts, organisationPath } from './organisation.page.js';

export interface BankAccountPageProps {
  readonly view: View;
  readonly organisation: OrganisationProfile;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** To which account the organisation is paid. */
export function BankAccountPage({ view, organisation, typed, errors }: BankAccountPageProps) {
  const path = organisationPath(organisation.id);
  const of = (name: string) => ({
    view,
    name,
    label: view.t(`identity.account.bank.${name}`),
    error: errorOf(errors, name),
    value: typedText(typed, name),
  });
  return (
    <Layout
      view={view}
      title={view.t('identity.account.bank.title')}
      caption={<bdi>{organisation.name}</bdi>}
      errors={errors}
      back={{ href: path, label: organisation.name }}
    >
      <Notice tone={organisation.account ? 'attention' : 'info'}>
        {view.t(organisation.account ? 'identity.account.bank.changeHelp' : 'identity.account.bank.enterHelp')}
      </Notice>
      {organisation.account ? (
        <>
          <section>
            <h2>{view.t('identity.account.bank.present')}</h2>
            <SummaryList view={view} answers={accountFacts(view, organisation.account)} />
          </section>
          <h2>{view.t('identity.account.bank.new')}</h2>
        </>
      ) : null}
      <form method="post" action={`${path}/bank-account`} novalidate data-submit-once>
        <Csrf view={view} />
        <Field {...of('holder')} kind="text" width="full" help={view.t('identity.account.bank.holderHelp')} />
        <Field {...of('bank')} kind="text" />
        <Field {...of('rib')} kind="code" help={view.t('identity.account.bank.ribHelp')} />
        <p class="actions">
          <Button>{view.t('identity.account.bank.save')}</Button>
        </p>
      </form>
    </Layout>
  );
}
