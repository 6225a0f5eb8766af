import { MAIL_STATUSES, type MailStatus, type RegisteredMail, type WholeMail } from '#libs/notifications';
import { OWN_NAME } from '#libs/platform';
import { ButtonLink } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { MailAddress } from '../ui/mail-address.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { MailsAsked } from './mail-address.js';
import { OperatorTabs } from './operator-tabs.js';

const TONES: Readonly<Record<MailStatus, Tone>> = {
  queued: 'info',
  sent: 'done',
  bounced: 'problem',
  failed: 'problem',
};

export interface MailsPageProps {
  readonly view: View;
  readonly asked: MailsAsked;
  readonly templates: readonly string[];
  readonly mails: readonly RegisteredMail[];
  readonly nextHref: string | null;
  readonly put: number;
}

/** Every mail, newest first: to whom, about what, and what became of it. */
export function MailsPage({ view, asked, templates, mails, nextHref, put }: MailsPageProps) {
  return (
    <Layout view={view} title={view.t('operation.mail.title')} width="wide">
      <OperatorTabs view={view} current="/operator/mails" put={put} />
      <Asking view={view} asked={asked} templates={templates} />
      <DataTable<RegisteredMail>
        view={view}
        caption={view.t('operation.mail.title')}
        captionHidden
        rows={mails}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('operation.mail.none')}</EmptyState>}
        columns={columnsOf(view)}
      />
      <Pagination view={view} nextHref={nextHref} />
    </Layout>
  );
}

function Asking({ view, asked, templates }: Pick<MailsPageProps, 'view' | 'asked' | 'templates'>) {
  const { status, template, text } = asked;
  return (
    <Filters
      view={view}
      action="/operator/mails"
      found={null}
      active={status !== undefined || template !== undefined || text !== undefined}
    >
      <Field view={view} kind="text" name="text" label={view.t('operation.mail.search')} value={text ?? ''} />
      <Field
        view={view}
        kind="select"
        name="status"
        label={view.t('operation.mail.state')}
        none={view.t('operation.mail.anyState')}
        options={MAIL_STATUSES.map((value) => ({ value, label: view.t(`operation.mail.of.${value}`) }))}
        value={status ?? ''}
      />
      <Field
        view={view}
        kind="select"
        name="template"
        label={view.t('operation.mail.template')}
        none={view.t('operation.mail.anyTemplate')}
        options={templates.map((value) => ({ value, label: view.t(`operation.template.${value}`) }))}
        value={template ?? ''}
      />
    </Filters>
  );
}

function columnsOf(view: View) {
  return [
    {
      key: 'subject',
      head: view.t('operation.mail.subject'),
      cell: ({ id, subject, template }: RegisteredMail) => (
        <>
          <a href={`/operator/mails/${id}`}>
            <bdi>{subject}</bdi>
          </a>
          <KindBelow view={view} subject={subject} kind={templateName(view, template)} />
        </>
      ),
    },
    {
      key: 'to',
      head: view.t('operation.mail.to'),
      cell: ({ recipientName, address }: RegisteredMail) => (
        <>
          {recipientName === '' ? null : (
            <>
              <PersonName name={recipientName} />
              <br />
            </>
          )}
          <MailAddress>{address}</MailAddress>
        </>
      ),
    },
    {
      key: 'state',
      head: view.t('operation.mail.state'),
      cell: (mail: RegisteredMail) => <Became view={view} mail={mail} />,
    },
    {
      key: 'tries',
      kind: 'number' as const,
      head: view.t('operation.mail.tries'),
      cell: ({ attempts }: RegisteredMail) => view.format.number(attempts),
    },
    {
      key: 'at',
      head: view.t('operation.mail.queuedAt'),
      cell: ({ queuedAt }: RegisteredMail) => (
        <>
          <DateTime view={view} at={queuedAt} show="day" />
          <br />
          <DateTime view={view} at={queuedAt} show="hour" />
        </>
      ),
    },
  ];
}

/** The kind of a mail, where its subject does not begin with it. */
function KindBelow({ view, subject, kind }: { readonly view: View; readonly subject: string; readonly kind: string }) {
  if (subject.toLocaleLowerCase(view.lang).startsWith(kind.toLocaleLowerCase(view.lang))) return null;
  return (
    <>
      <br />
      <span class="muted small">{kind}</span>
    </>
  );
}

function Became({ view, mail }: { readonly view: View; readonly mail: RegisteredMail }) {
  return (
    <>
      <Status tone={TONES[mail.status]}>{view.t(`operation.mail.of.${mail.status}`)}</Status>
      {mail.lastError !== null && mail.status !== 'sent' ? (
        <p class="small">
          <Code>{mail.lastError}</Code>
        </p>
      ) : null}
    </>
  );
}

/** A template that is gone from the programme is named as it was. */
function templateName(view: View, template: string): string {
  const key = `operation.template.${template}`;
  return view.has(key) ? view.t(key) : template;
}

export interface MailPageProps {
  readonly view: View;
  readonly mail: WholeMail;
}

/** One mail: its text as it was sent, what the mail server said, and the way to have it sent again. */
export function MailPage({ view, mail }: MailPageProps) {
  const mayBeSentAgain = mail.status === 'failed' || mail.status === 'bounced';
  return (
    <Layout
      view={view}
      title={mail.subject}
      aside={<Status tone={TONES[mail.status]}>{view.t(`operation.mail.of.${mail.status}`)}</Status>}
      trail={[
        { href: '/operator', label: view.t('operation.title') },
        { href: '/operator/mails', label: view.t('operation.mail.title') },
      ]}
    >
      <SummaryList view={view} answers={factsOf(view, mail)} />
      <section>
        <h2>{view.t('operation.mail.text')}</h2>
        {mail.body === '' ? (
          <Notice tone="info">{view.t('operation.mail.forgotten')}</Notice>
        ) : (
          <div class="mail-text" lang={mail.language} dir="auto">
            {mail.body}
          </div>
        )}
      </section>
      {mayBeSentAgain ? (
        <p class="actions">
          <ButtonLink href={`/operator/dead-letters/mail/${mail.id}`}>{view.t('operation.mail.again')}</ButtonLink>
        </p>
      ) : null}
    </Layout>
  );
}

function factsOf(view: View, mail: WholeMail) {
  const { sentAt, lastError, correlation } = mail;
  return [
    { label: view.t('operation.mail.template'), value: templateName(view, mail.template) },
    {
      label: view.t('operation.mail.to'),
      value: (
        <>
          <PersonName name={mail.recipientName} /> <MailAddress>{mail.address}</MailAddress>
        </>
      ),
    },
    { label: view.t('operation.mail.language'), value: languageName(mail.language) },
    { label: view.t('operation.mail.queuedAt'), value: <DateTime view={view} at={mail.queuedAt} /> },
    {
      label: view.t('operation.mail.sentAt'),
      value: sentAt ? <DateTime view={view} at={sentAt} /> : view.t('operation.mail.notYet'),
    },
    { label: view.t('operation.mail.tries'), value: view.format.number(mail.attempts) },
    ...(lastError === null ? [] : [{ label: view.t('operation.mail.said'), value: <Code>{lastError}</Code> }]),
    { label: view.t('operation.mail.messageId'), value: <Code>{mail.messageId}</Code> },
    ...(correlation === null
      ? []
      : [
          {
            label: view.t('operation.mail.request'),
            value: (
              <a href={`/operator/trace?${new URLSearchParams({ id: correlation }).toString()}`}>
                <Code>{correlation}</Code>
              </a>
            ),
          },
        ]),
  ];
}

function languageName(language: string): string {
  return Object.entries(OWN_NAME).find(([lang]) => lang === language)?.[1] ?? language;
}
