import type { ReceivedMail } from '#libs/mailbox';
import { SummaryList } from '../ui/check-answers.js';
import { MailAddress } from '../ui/mail-address.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';

interface MailboxProps {
  readonly view: View;
  readonly mails: readonly ReceivedMail[];
  /** Where the older mails begin, null when these are all. */
  readonly next: string | null;
}

/** Every mail that left, newest first. */
export function MailboxPage({ view, mails, next }: MailboxProps) {
  const { t } = view;
  return (
    <Layout view={view} title={t('demo.mailbox.title')} width="wide">
      <p class="lead">{t('demo.mailbox.intro')}</p>
      <DataTable
        view={view}
        caption={t('demo.mailbox.title')}
        captionHidden
        rows={mails}
        rowKey={(mail) => mail.id}
        empty={<EmptyState next={t('demo.mailbox.emptyHint')}>{t('demo.mailbox.empty')}</EmptyState>}
        columns={[
          {
            key: 'subject',
            head: t('demo.mailbox.subject'),
            cell: (mail) => (
              <a href={`/demo/mailbox/${mail.id}`} dir="auto">
                {mail.subject}
              </a>
            ),
          },
          { key: 'to', head: t('demo.mailbox.to'), cell: (mail) => <MailAddress>{mail.to}</MailAddress> },
          {
            key: 'at',
            head: t('demo.mailbox.at'),
            cell: (mail) => <DateTime view={view} at={mail.receivedAt} />,
          },
        ]}
      />
      {next === null ? null : (
        <p>
          <a rel="next" href={`/demo/mailbox?before=${next}`}>
            {t('demo.mailbox.older')}
          </a>
        </p>
      )}
    </Layout>
  );
}

/** One mail as its reader gets it. */
export function MailPage({ view, mail }: { readonly view: View; readonly mail: ReceivedMail }) {
  const { t } = view;
  return (
    <Layout
      view={view}
      title={mail.subject}
      heading={<bdi>{mail.subject}</bdi>}
      back={{ href: '/demo/mailbox', label: t('demo.mailbox.title') }}
    >
      <SummaryList
        view={view}
        answers={[
          { label: t('demo.mailbox.to'), value: <MailAddress>{mail.to}</MailAddress> },
          { label: t('demo.mailbox.at'), value: <DateTime view={view} at={mail.receivedAt} /> },
        ]}
      />
      <div class="prose" dir="auto">
        {mail.text.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph.split('\n').map((line) => linked(line))}</p>
        ))}
      </div>
    </Layout>
  );
}

/** The links of a mail lead into this portal; they are followed here as they would be from the mail. */
function linked(line: string) {
  const parts = line.split(/(https?:\/\/[^\s\u2066-\u2069]+)/);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <a href={part} dir="ltr">
            {part}
          </a>
        ) : (
          part
        ),
      )}
      <br />
    </>
  );
}
