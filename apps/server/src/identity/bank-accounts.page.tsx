import type { AccountToVerify } from '#libs/identity';
import { formatRib, parseRib } from '#libs/kernel';
import { ActionForm } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { PersonName } from '../ui/person-name.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface BankAccountsPageProps {
  readonly view: View;
  readonly accounts: readonly AccountToVerify[];
}

/** Accounts that wait for somebody of the programme to compare them with the bank's attestation. */
export function BankAccountsPage({ view, accounts }: BankAccountsPageProps) {
  const head = (name: string) => view.t(`identity.account.bank.${name}`);
  return (
    <Layout view={view} title={view.t('identity.bankAccounts.title')} width="wide">
      <p>{view.t('identity.bankAccounts.help')}</p>
      <DataTable
        view={view}
        caption={view.t('identity.bankAccounts.title')}
        captionHidden
        rows={accounts}
        rowKey={({ accountId }) => accountId}
        empty={<EmptyState>{view.t('identity.bankAccounts.none')}</EmptyState>}
        columns={[
          {
            key: 'organisation',
            head: view.t('identity.bankAccounts.organisation'),
            cell: (row) => <Organisation view={view} row={row} />,
          },
          { key: 'holder', head: head('holder'), cell: (row) => <PersonName name={row.holder} /> },
          { key: 'rib', head: head('rib'), cell: (row) => <Account row={row} /> },
          { key: 'since', head: head('since'), cell: (row) => <DateTime view={view} at={row.since} show="day" /> },
          {
            key: 'by',
            head: view.t('identity.bankAccounts.enteredBy'),
            cell: (row) => <PersonName name={row.enteredBy} />,
          },
          {
            key: 'verify',
            head: view.t('identity.bankAccounts.verifyHead'),
            cell: (row) => (
              <ActionForm
                view={view}
                action={`/bank-accounts/${row.organisationId}/verify`}
                hidden={{ accountId: row.accountId }}
                label={view.t('identity.bankAccounts.verify')}
                weight="secondary"
              />
            ),
          },
        ]}
      />
    </Layout>
  );
}

function Organisation({ view, row }: { readonly view: View; readonly row: AccountToVerify }) {
  return (
    <>
      <PersonName name={row.organisation} />
      {row.sharedWith.length > 0 ? (
        <p>
          <Status tone="problem">
            {view.t('identity.bankAccounts.shared', { others: view.format.list(row.sharedWith) })}
          </Status>
        </p>
      ) : null}
    </>
  );
}

function Account({ row }: { readonly row: AccountToVerify }) {
  const rib = parseRib(row.rib);
  return (
    <>
      <Code>{rib.ok ? formatRib(rib.rib) : row.rib}</Code>
      <br />
      <bdi>{row.bank}</bdi>
    </>
  );
}
