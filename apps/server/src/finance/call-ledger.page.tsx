import type { Call } from '#libs/calls';
import { type CallLedgerLine, ENTRY_KINDS, type GrantMoney, type LedgerTotal } from '#libs/payments';
import { NameOfCall } from '../calls/name-of-call.js';
import { said } from '../calls/said.js';
import { BesideTheBar, Bar } from '../grants/grant.page.js';
import { amountHead, sharedCurrency } from '../ui/amounts.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Pagination } from '../ui/pagination.js';
import type { View } from '../ui/view.js';
import { type CallLedgerAsked, callLedgerAddress } from './call-ledger-address.js';

export interface CallLedgerPageProps {
  readonly view: View;
  readonly call: Call;
  readonly asked: CallLedgerAsked;
  readonly lines: readonly CallLedgerLine[];
  readonly totals: readonly LedgerTotal[];
  readonly money: readonly GrantMoney[];
  readonly nextHref: string | null;
}

/** Every movement of money of a call, what they add up to, and where the money is. */
export function CallLedgerPage(props: CallLedgerPageProps) {
  const { view, call, asked, lines, money, nextHref } = props;
  return (
    <Layout
      view={view}
      title={view.t('finance.ledger.title')}
      caption={<NameOfCall view={view} call={call} />}
      trail={[{ href: '/grants', label: view.t('http.places.grants') }]}
      width="wide"
    >
      {money.map((one) => (
        <section key={one.currency}>
          {/* The balances begin with the contracts: awards without one are not in them, so none are named. */}
          <Bar view={view} money={one} of="committed" />
          <BesideTheBar view={view} money={one} />
        </section>
      ))}
      <Asking view={view} call={call} asked={asked} />
      <Totals {...props} />
      <Entries {...props} />
      <Pagination view={view} nextHref={nextHref} />
      {lines.length > 0 ? <Elsewhere {...props} /> : null}
    </Layout>
  );
}

function Asking({ view, call, asked }: Pick<CallLedgerPageProps, 'view' | 'call' | 'asked'>) {
  return (
    <Filters
      view={view}
      action={`/calls/${call.code}/ledger`}
      found={null}
      active={asked.kind !== undefined || asked.lot !== undefined}
    >
      <Field
        view={view}
        kind="select"
        name="kind"
        label={view.t('grants.ledger.kind')}
        none={view.t('finance.ledger.everyKind')}
        options={ENTRY_KINDS.map((kind) => ({ value: kind, label: view.t(`grants.ledger.of.${kind}`) }))}
        value={asked.kind ?? ''}
      />
      <Field
        view={view}
        kind="select"
        name="lot"
        label={view.t('finance.ledger.lot')}
        none={view.t('finance.ledger.everyLot')}
        options={call.lots.map(({ id, title }) => ({ value: id, label: said(view, title) }))}
        value={asked.lot ?? ''}
      />
    </Filters>
  );
}

/** What all the movements that were asked for add up to, whatever page of them is shown. */
function Totals({ view, totals }: CallLedgerPageProps) {
  const rows = ENTRY_KINDS.flatMap((kind) => totals.filter((total) => total.kind === kind));
  if (rows.length === 0) return null;
  return (
    <DataTable<LedgerTotal>
      view={view}
      caption={view.t('finance.ledger.totals')}
      rows={rows}
      rowKey={({ kind, currency }) => `${kind} ${currency}`}
      columns={[
        { key: 'kind', head: view.t('grants.ledger.kind'), cell: ({ kind }) => view.t(`grants.ledger.of.${kind}`) },
        {
          key: 'count',
          kind: 'number',
          head: view.t('finance.ledger.count'),
          cell: ({ count }) => view.format.number(count),
        },
        {
          key: 'amount',
          kind: 'number',
          head: view.t('grants.ledger.amount'),
          cell: ({ amountMinor, currency }) => <Money view={view} minor={amountMinor} currency={currency} />,
        },
      ]}
    />
  );
}

function Entries({ view, lines }: CallLedgerPageProps) {
  const shared = sharedCurrency(lines.map(({ currency }) => currency));
  return (
    <DataTable<CallLedgerLine>
      view={view}
      caption={view.t('grants.ledger.entries')}
      rows={lines}
      rowKey={({ id }) => id}
      empty={<EmptyState>{view.t('finance.ledger.none')}</EmptyState>}
      columns={[
        {
          key: 'contract',
          head: view.t('payments.paid.contract'),
          cell: ({ grantId, contractNumber, organisationName }) => (
            <>
              <a href={`/grants/${grantId}/ledger`}>
                <Code>{contractNumber}</Code>
              </a>
              <br />
              <bdi class="muted">{organisationName}</bdi>
            </>
          ),
        },
        {
          key: 'at',
          head: view.t('grants.ledger.at'),
          cell: ({ at }) => <DateTime view={view} at={at} show="moment" />,
        },
        {
          key: 'kind',
          kind: 'about',
          head: view.t('grants.ledger.movement'),
          cell: (line) => <Movement view={view} line={line} />,
        },
        {
          key: 'amount',
          kind: 'number',
          head: amountHead(view, view.t('grants.ledger.amount'), shared),
          cell: ({ amountMinor, currency }) => (
            <Money view={view} minor={amountMinor} currency={currency} show={shared === null ? 'money' : 'amount'} />
          ),
        },
      ]}
    />
  );
}

function Movement({ view, line }: { readonly view: View; readonly line: CallLedgerLine }) {
  const { kind, credit, debit, paymentId, bankReference } = line;
  return (
    <>
      {paymentId === null ? (
        view.t(`grants.ledger.of.${kind}`)
      ) : (
        <a href={`/payments/${paymentId}`}>{view.t(`grants.ledger.of.${kind}`)}</a>
      )}
      {bankReference === null ? null : (
        <>
          {' '}
          <Code>{bankReference}</Code>
        </>
      )}
      <br />
      <span class="muted">
        {view.t('grants.ledger.fromTo', {
          from: view.t(`grants.ledger.account.${credit}`),
          to: view.t(`grants.ledger.account.${debit}`),
        })}
      </span>
    </>
  );
}

/** The same as a file, and on one page for paper. */
function Elsewhere({ view, call, asked }: CallLedgerPageProps) {
  const whole = { ...asked, after: undefined, isWhole: true };
  return (
    <p class="row-actions no-print">
      <a href={callLedgerAddress(call.code, { ...whole, isWhole: false }, 'ledger.csv')}>
        {view.t('finance.ledger.csv')}
      </a>
      {asked.isWhole ? null : <a href={callLedgerAddress(call.code, whole)}>{view.t('finance.ledger.whole')}</a>}
    </p>
  );
}
