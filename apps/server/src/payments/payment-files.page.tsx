import type { BatchLine, BatchTransfer } from '#libs/payments';
import { ButtonLink } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime, Day } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import { Sentence } from '../ui/sentence.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { paymentTone } from './payment-words.js';

export interface FilesPageProps {
  readonly view: View;
  readonly files: readonly BatchLine[];
  readonly nextHref: string | null;
}

/** Every payment file, newest first. */
export function FilesPage({ view, files, nextHref }: FilesPageProps) {
  return (
    <Layout
      view={view}
      title={view.t('payments.file.all')}
      width="wide"
      trail={[{ href: '/payments', label: view.t('payments.list.title') }]}
    >
      <DataTable<BatchLine>
        view={view}
        caption={view.t('payments.file.all')}
        captionHidden
        rows={files}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('payments.file.none')}</EmptyState>}
        columns={[
          {
            key: 'id',
            head: view.t('payments.file.reference'),
            cell: ({ id, messageId }) => (
              <a href={`/payment-files/${id}`}>
                <Code>{messageId}</Code>
              </a>
            ),
          },
          {
            key: 'made',
            head: view.t('payments.file.made'),
            cell: ({ madeAt }) => <DateTime view={view} at={madeAt} />,
          },
          { key: 'by', head: view.t('payments.file.by'), cell: ({ madeBy }) => <PersonName name={madeBy} /> },
          {
            key: 'count',
            head: view.t('payments.file.count'),
            kind: 'number',
            cell: ({ transfers }) => view.format.number(transfers),
          },
          {
            key: 'total',
            head: view.t('payments.file.total'),
            kind: 'number',
            cell: ({ totalMinor, currency }) => <Money view={view} minor={totalMinor} currency={currency} />,
          },
        ]}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

export interface FilePageProps {
  readonly view: View;
  readonly file: BatchLine;
  readonly transfers: readonly BatchTransfer[];
}

/** One payment file: what is in it, its checksum, and what became of its transfers. */
export function FilePage({ view, file, transfers }: FilePageProps) {
  return (
    <Layout
      view={view}
      title={view.t('payments.file.title', { reference: file.messageId })}
      heading={<Sentence view={view} of="payments.file.title" with={{ reference: <Code>{file.messageId}</Code> }} />}
      width="wide"
      trail={[
        { href: '/payments', label: view.t('payments.list.title') },
        { href: '/payment-files', label: view.t('payments.file.all') },
      ]}
    >
      <SummaryList
        view={view}
        answers={[
          {
            label: view.t('payments.file.total'),
            value: <Money view={view} minor={file.totalMinor} currency={file.currency} />,
          },
          { label: view.t('payments.file.count'), value: view.format.number(file.transfers) },
          { label: view.t('payments.file.day'), value: <Day view={view} date={file.executeOn} /> },
          { label: view.t('payments.file.made'), value: <DateTime view={view} at={file.madeAt} /> },
          { label: view.t('payments.file.by'), value: <PersonName name={file.madeBy} /> },
          { label: view.t('payments.file.checksum'), value: <Code>{file.sha256}</Code> },
        ]}
      />
      <p class="actions">
        <ButtonLink href={`/payment-files/${file.id}/content`}>{view.t('payments.file.download')}</ButtonLink>
      </p>
      <p class="muted">{view.t('payments.file.checksumHelp')}</p>
      <DataTable<BatchTransfer>
        view={view}
        caption={view.t('payments.file.transfers')}
        rows={transfers}
        rowKey={({ endToEndId }) => endToEndId}
        columns={[
          {
            key: 'contract',
            head: view.t('payments.paid.contract'),
            cell: ({ paymentId, contractNumber }) => (
              <a href={`/payments/${paymentId}`}>
                <Code>{contractNumber}</Code>
              </a>
            ),
          },
          {
            key: 'grantee',
            head: view.t('payments.list.grantee'),
            cell: ({ organisationName }) => <bdi>{organisationName}</bdi>,
          },
          {
            key: 'reference',
            head: view.t('payments.file.endToEnd'),
            cell: ({ endToEndId }) => <Code>{endToEndId}</Code>,
          },
          {
            key: 'state',
            head: view.t('grants.payments.state'),
            cell: (transfer) => <Became view={view} transfer={transfer} />,
          },
          {
            key: 'amount',
            head: view.t('payments.list.amount'),
            kind: 'number',
            cell: ({ amountMinor }) => <Money view={view} minor={amountMinor} currency={file.currency} />,
          },
        ]}
      />
    </Layout>
  );
}

/** A transfer that came back says so here, whatever became of the payment since. */
function Became({ view, transfer }: { readonly view: View; readonly transfer: BatchTransfer }) {
  const state = transfer.returnedAt ? 'returned' : transfer.state;
  return <Status tone={paymentTone(state)}>{view.t(`state.payment.${state}`)}</Status>;
}
