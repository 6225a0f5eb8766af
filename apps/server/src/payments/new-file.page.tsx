import type { Dossier } from '#libs/payments';
import type { Reason } from '#libs/workflow';
import { Button, ButtonLink, Hidden } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { type DateParts, datePartsOf } from '../ui/field-date.js';
import type { View } from '../ui/view.js';
import { BlockersInLine } from './blockers.js';
import { paymentsAddress } from './payments-address.js';
import { SEEN } from './file.form.js';
import { ribInGroups } from './payment-words.js';
import { ShownAgain } from './shown-again.js';

export interface ChoosePageProps {
  readonly view: View;
  readonly dossiers: readonly Dossier[];
  readonly chosen: readonly string[];
  readonly day: DateParts;
  readonly errors: readonly FieldError[];
  /** What changed since the file was reviewed. */
  readonly changes: readonly Reason[];
}

/** Which of the approved payments go into the file, and when the bank is asked to pay. Nothing is sent yet. */
export function ChoosePage({ view, dossiers, chosen, day, errors, changes }: ChoosePageProps) {
  const back = { href: paymentsAddress({ group: 'toSend' }), label: view.t('payments.list.title') };
  const ready = dossiers.filter(({ blockers }) => blockers.length === 0);
  const blocked = dossiers.filter(({ blockers }) => blockers.length > 0);
  return (
    <Layout view={view} title={view.t('payments.file.new')} back={back} errors={errors}>
      <ShownAgain view={view} reasons={changes} title={view.t('payments.changed.sinceFile')} />
      {ready.length === 0 ? (
        <EmptyState next={<ButtonLink href={back.href}>{back.label}</ButtonLink>}>
          {view.t('payments.file.noneReady')}
        </EmptyState>
      ) : (
        <form method="get" action="/payment-files/new" novalidate>
          <Field
            kind="checkboxes"
            view={view}
            name="payment"
            label={view.t('payments.file.choose')}
            values={chosen.length > 0 ? chosen : ready.map(({ record }) => record.id)}
            options={ready.map(({ record }) => ({
              value: record.id,
              label: view.t('payments.file.option', {
                kind: view.t(`payments.kind.${record.kind}`, { n: record.n }),
                name: record.organisationName,
                amount: view.format.money(record.amountMinor, record.currency),
              }),
              help: <Code>{record.contractNumber}</Code>,
            }))}
            error={errorOf(errors, 'payment')}
          />
          <Field
            kind="date"
            view={view}
            name="executeOn"
            label={view.t('payments.file.day')}
            help={view.t('payments.file.dayHelp')}
            value={day}
            error={errorOf(errors, 'executeOn')}
          />
          <p class="actions">
            <Button>{view.t('payments.file.review')}</Button>
          </p>
        </form>
      )}
      <BlockedOnes view={view} dossiers={blocked} />
    </Layout>
  );
}

/** What is approved and cannot go now, with the reasons. */
function BlockedOnes({ view, dossiers }: Pick<ChoosePageProps, 'view' | 'dossiers'>) {
  if (dossiers.length === 0) return null;
  return (
    <section>
      <h2>{view.t('payments.file.blocked')}</h2>
      <DataTable<Dossier>
        view={view}
        caption={view.t('payments.file.blocked')}
        captionHidden
        rows={dossiers}
        rowKey={({ record }) => record.id}
        columns={[
          {
            key: 'what',
            head: view.t('payments.list.payment'),
            cell: ({ record }) => (
              <a href={`/payments/${record.id}`}>
                <Code>{record.contractNumber}</Code>
              </a>
            ),
          },
          {
            key: 'why',
            head: view.t('payments.list.blockers'),
            cell: ({ blockers }) => <BlockersInLine view={view} blockers={blockers} />,
          },
        ]}
      />
    </section>
  );
}

export interface ReviewPageProps {
  readonly view: View;
  readonly dossiers: readonly Dossier[];
  /** Local date. */
  readonly executeOn: string;
  readonly formKey: string;
}

/** The whole file before it is made: every transfer, the total, the day. Once it is made it never changes. */
export function ReviewPage({ view, dossiers, executeOn, formKey }: ReviewPageProps) {
  const currency = dossiers[0]?.record.currency ?? '';
  const totalMinor = dossiers.reduce((sum, { record }) => sum + record.amountMinor, 0);
  const { day, month, year } = datePartsOf(executeOn);
  return (
    <ConfirmPage
      view={view}
      title={view.t('payments.file.reviewTitle')}
      action="/payment-files/new"
      cancelHref="/payment-files/new"
      label={view.t('payments.file.make')}
      hidden={{ _key: formKey, 'executeOn.day': day, 'executeOn.month': month, 'executeOn.year': year }}
      fields={<Hidden values={Object.fromEntries(dossiers.map(({ record, shown }) => [SEEN + record.id, shown]))} />}
    >
      <p>
        {view.t('payments.file.what', {
          count: dossiers.length,
          total: view.format.money(totalMinor, currency),
          day: view.format.day(executeOn),
        })}
      </p>
      <DataTable<Dossier>
        view={view}
        caption={view.t('payments.file.transfers')}
        rows={dossiers}
        rowKey={({ record }) => record.id}
        totals={{ amount: <Money view={view} minor={totalMinor} currency={currency} /> }}
        columns={[
          { key: 'holder', head: view.t('payments.paid.holder'), cell: ({ payee }) => <bdi>{payee?.holder}</bdi> },
          {
            key: 'rib',
            head: view.t('payments.paid.rib'),
            cell: ({ payee }) => <Code>{ribInGroups(payee?.rib ?? '')}</Code>,
          },
          {
            key: 'contract',
            head: view.t('payments.paid.contract'),
            cell: ({ record }) => <Code>{record.contractNumber}</Code>,
          },
          {
            key: 'amount',
            head: view.t('payments.list.amount'),
            kind: 'number',
            cell: ({ record }) => <Money view={view} minor={record.amountMinor} currency={record.currency} />,
          },
        ]}
      />
    </ConfirmPage>
  );
}
