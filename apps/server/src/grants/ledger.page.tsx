import { currencySign } from '#libs/platform';
import type { GrantLedgerView, LedgerLine } from '#libs/payments';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Money } from '../ui/money.js';
import { GrantLayout, type GrantPageProps } from './grant-layout.js';
import { Bar, BesideTheBar } from './grant.page.js';

/** The ledger of a grant: every movement of its money, and what they add up to. */
export function LedgerPage({ view, file, ledger }: GrantPageProps & { readonly ledger: GrantLedgerView }) {
  const { money, entries } = ledger;
  return (
    <GrantLayout view={view} file={file} title={view.t('grants.ledger.title')} current="ledger">
      {money ? (
        <>
          <Bar view={view} money={money} />
          <BesideTheBar view={view} money={money} />
          <DataTable<LedgerLine>
            view={view}
            caption={view.t('grants.ledger.entries')}
            rows={entries}
            rowKey={({ id }) => id}
            columns={[
              { key: 'at', head: view.t('grants.ledger.at'), cell: ({ at }) => <DateTime view={view} at={at} /> },
              {
                key: 'kind',
                head: view.t('grants.ledger.kind'),
                cell: ({ kind }) => view.t(`grants.ledger.of.${kind}`),
              },
              {
                key: 'movement',
                head: view.t('grants.ledger.movement'),
                cell: ({ debit, credit }) =>
                  view.t('grants.ledger.fromTo', {
                    from: view.t(`grants.ledger.account.${credit}`),
                    to: view.t(`grants.ledger.account.${debit}`),
                  }),
              },
              {
                key: 'amount',
                head: `${view.t('grants.ledger.amount')} (${currencySign(view.lang, money.currency)})`,
                kind: 'number',
                cell: ({ amountMinor }) => (
                  <Money view={view} minor={amountMinor} currency={money.currency} show="amount" />
                ),
              },
            ]}
          />
        </>
      ) : (
        <EmptyState>{view.t('grants.ledger.none')}</EmptyState>
      )}
    </GrantLayout>
  );
}
