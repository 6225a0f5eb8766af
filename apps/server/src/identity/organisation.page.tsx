import type { MemberRole, OrganisationProfile } from '#libs/identity';
import { mayBind, mayDescribe } from '#libs/identity';
import { formatRib, parseRib, receiptStanding } from '#libs/kernel';
import { Button, ButtonLink, Csrf, Hidden } from '../ui/action-form.js';
import { SummaryList, type Answer } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DateTime, Day } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import type { FieldError } from '../ui/field-error.js';
import { IceCode } from '../ui/ice-code.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { Typed } from '../http/read-form.js';
import { AlreadyThere, type RegisteredAlready } from './same/registered-already.js';
import { OrganisationFields, placeName } from './organisation-fields.js';

/** The address of an organisation's pages. */
export function organisationPath(id: string): string {
  return `/organisations/${id}`;
}

export interface OrganisationPageProps {
  readonly view: View;
  readonly organisation: OrganisationProfile;
  /** What the reader is in it. */
  readonly role: MemberRole;
}

/** What the organisation has said about itself, its account, its members. */
export function OrganisationPage({ view, organisation, role }: OrganisationPageProps) {
  const path = organisationPath(organisation.id);
  return (
    <Layout view={view} title={organisation.name} caption={view.t('identity.organisation.title')}>
      {organisation.sameAs ? <Notice tone="attention">{view.t('same.closed')}</Notice> : null}
      <SummaryList view={view} answers={facts(view, organisation)} />
      {mayDescribe(role) ? (
        <p class="actions">
          <ButtonLink href={`${path}/edit`} weight="secondary">
            {view.t('identity.organisation.edit')}
          </ButtonLink>
        </p>
      ) : null}
      <section>
        <h2>{view.t('orgfile.title')}</h2>
        <p>{view.t('orgfile.lead')}</p>
        <p>
          <ButtonLink href={`${path}/file`}>{view.t('orgfile.open')}</ButtonLink>
        </p>
      </section>
      <Account view={view} organisation={organisation} role={role} />
      <section>
        <h2>{view.t('identity.members.title')}</h2>
        <p>
          <ButtonLink href={`${path}/members`} weight="secondary">
            {view.t('identity.members.link')}
          </ButtonLink>
        </p>
      </section>
    </Layout>
  );
}

function facts(view: View, organisation: OrganisationProfile): readonly Answer[] {
  const label = (name: string) => view.t(`identity.organisation.${name}.label`);
  return [
    { label: label('name'), value: <bdi>{organisation.name}</bdi> },
    { label: label('nameAr'), value: organisation.nameAr ? <bdi lang="ar">{organisation.nameAr}</bdi> : null },
    { label: label('legalForm'), value: view.t(`identity.legalForm.${organisation.legalForm}`) },
    { label: label('foundedOn'), value: <Day view={view} date={organisation.foundedOn} /> },
    { label: label('receipt'), value: receiptInWords(view, organisation) },
    {
      label: label('receiptNumber'),
      value: organisation.receiptNumber ? <Code>{organisation.receiptNumber}</Code> : null,
    },
    { label: label('seat'), value: placeName(view, organisation.region, organisation.province) },
    { label: label('address'), value: <bdi class="lines">{organisation.address}</bdi> },
    { label: label('phone'), value: <Code>{organisation.phone}</Code> },
    { label: label('ice'), value: organisation.ice ? <IceCode>{organisation.ice}</IceCode> : null },
  ];
}

/** The receipt with what follows from it today. */
function receiptInWords(view: View, { receipt, foundedOn }: OrganisationProfile): string | null {
  if (receipt === null) return null;
  const standing = receiptStanding(receipt, foundedOn, view.now.toISOString().slice(0, 10));
  const day = standing.state === 'tacit' ? standing.since : standing.state === 'waiting' ? standing.until : foundedOn;
  return view.t(`identity.receipt.standing.${standing.state}`, { day: view.format.day(day) });
}

function Account({ view, organisation, role }: OrganisationPageProps) {
  const { account } = organisation;
  const path = `${organisationPath(organisation.id)}/bank-account`;
  const change = mayBind(role) ? (
    <ButtonLink href={path} weight="secondary">
      {view.t(account ? 'identity.account.bank.change' : 'identity.account.bank.enter')}
    </ButtonLink>
  ) : null;
  return (
    <section>
      <h2>{view.t('identity.account.bank.title')}</h2>
      {account ? (
        <>
          <SummaryList view={view} answers={accountFacts(view, account)} />
          <p class="actions">{change}</p>
        </>
      ) : (
        <EmptyState next={change}>{view.t('identity.account.bank.none')}</EmptyState>
      )}
    </section>
  );
}

/** An account in words; also what the programme sees who verifies it. */
export function accountFacts(view: View, account: NonNullable<OrganisationProfile['account']>): readonly Answer[] {
  const rib = parseRib(account.rib);
  return [
    { label: view.t('identity.account.bank.holder'), value: <PersonName name={account.holder} /> },
    { label: view.t('identity.account.bank.bank'), value: <bdi>{account.bank}</bdi> },
    { label: view.t('identity.account.bank.rib'), value: <Code>{rib.ok ? formatRib(rib.rib) : account.rib}</Code> },
    { label: view.t('identity.account.bank.since'), value: <DateTime view={view} at={account.since} show="day" /> },
    {
      label: view.t('identity.account.bank.state'),
      value: account.verifiedAt ? (
        <Status tone="done">{view.t('identity.account.bank.verified')}</Status>
      ) : (
        <Status tone="attention">{view.t('identity.account.bank.unverified')}</Status>
      ),
    },
  ];
}

export interface OrganisationFormPageProps {
  readonly view: View;
  readonly organisation: OrganisationProfile | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** One that seems to be the same, before a new one is entered. */
  readonly found?: RegisteredAlready | null;
  /** The version that the form was filled from. */
  readonly version: number;
  /** Where to go on after a new one was entered. */
  readonly next?: string;
}

/** The form for a new organisation, or for what has changed. */
export function OrganisationFormPage({
  view,
  organisation,
  typed,
  errors,
  found = null,
  version,
  next = '/',
}: OrganisationFormPageProps) {
  const path = organisation ? organisationPath(organisation.id) : '/organisations';
  const back = organisation ? { href: path, label: organisation.name } : undefined;
  const title = view.t(organisation ? 'identity.organisation.edit' : 'identity.organisation.new');
  return (
    <Layout view={view} title={title} errors={errors} {...(back ? { back } : {})}>
      {organisation ? null : <p>{view.t('identity.organisation.newHelp')}</p>}
      <form method="post" action={organisation ? `${path}/edit` : path} novalidate data-submit-once>
        <Csrf view={view} />
        <Hidden values={{ version: String(version), next }} />
        {found ? <AlreadyThere view={view} found={found} /> : null}
        <OrganisationFields view={view} typed={typed} errors={errors} />
        <p class="actions">
          <Button>{view.t(`identity.organisation.${organisation ? 'save' : 'register'}`)}</Button>
        </p>
      </form>
    </Layout>
  );
}

export interface OrganisationChoiceProps {
  readonly view: View;
  readonly organisations: readonly OrganisationProfile[];
}

/** For somebody who belongs to several, or to none yet. */
export function OrganisationChoicePage({ view, organisations }: OrganisationChoiceProps) {
  const create = (
    <ButtonLink href="/organisations/new" weight="secondary">
      {view.t('identity.organisation.new')}
    </ButtonLink>
  );
  return (
    <Layout view={view} title={view.t('identity.organisation.choice')}>
      {organisations.length === 0 ? (
        <EmptyState next={create}>{view.t('identity.organisation.none')}</EmptyState>
      ) : (
        <>
          <ul>
            {organisations.map(({ id, name }) => (
              <li key={id}>
                <a href={organisationPath(id)}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
          <p class="actions">{create}</p>
        </>
      )}
    </Layout>
  );
}
