import type { SubmittedView } from '#libs/applications';
import type { Call } from '#libs/calls';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { ButtonLink } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { ExactTime } from '../receipts/known-facts.js';
import { Deadline } from '../ui/deadline.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { OnPaper } from '../documents/on-paper.js';
import { calendarOf } from './own-deadline.js';

export interface ReceiptPageProps {
  readonly view: View;
  readonly submitted: SubmittedView;
  readonly call: Call;
  /** Whose receipt it is: they alone have the copy with their answers. */
  readonly isOwn: boolean;
  /** The whole address at which anybody verifies it: it has to be read from paper. */
  readonly verifyUrl: string;
}

/** Proof of a submission, to be kept, printed and passed on. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { view, submitted, call, isOwn } = props;
  const { applicationId, content } = submitted;
  const file = `/${isOwn ? 'applications' : 'files'}/${applicationId}`;
  return (
    <Layout
      view={view}
      title={view.t('applications.receipt.title')}
      caption={<bdi>{submitted.applicationCode}</bdi>}
      trail={[
        ...(isOwn ? [{ href: '/applications', label: view.t('applications.mine.title') }] : []),
        { href: file, label: content.title || submitted.applicationCode },
      ]}
    >
      <Notice
        tone="done"
        role="status"
        title={view.t(`applications.receipt.${isOwn ? 'received' : 'receivedByOffice'}`)}
      >
        <p class="receipt-code">
          <Code>{submitted.receiptCode}</Code>
        </p>
        {isOwn ? <p>{view.t('applications.receipt.keep')}</p> : null}
      </Notice>
      {submitted.isReplaced ? <Notice tone="attention">{view.t('applications.receipt.replaced')}</Notice> : null}
      <OnPaper view={view} receiptCode={submitted.receiptCode} language={content.declaration.language} />
      <SummaryList view={view} answers={facts(view, submitted, call)} />
      {isOwn && isFresh(view, submitted) ? (
        <p class="muted no-print">{view.t('applications.receipt.mailing')}</p>
      ) : null}
      <Proof {...props} />
      {isOwn ? <Next view={view} submitted={submitted} call={call} /> : null}
      <p class="actions">
        <ButtonLink href={file}>{view.t('applications.receipt.toFile')}</ButtonLink>
      </p>
    </Layout>
  );
}

const HOUR = 3_600_000;

/** The mail is on its way only now: later it has arrived, or is lost. */
function isFresh({ now }: View, { arrivedAt }: SubmittedView): boolean {
  return now.getTime() - arrivedAt.getTime() < HOUR;
}

/** The receipt as a file, and where anybody verifies it. */
function Proof({ view, submitted, isOwn, verifyUrl }: ReceiptPageProps) {
  const { receiptCode, receiptKeyId } = submitted;
  return (
    <section>
      <h2>{view.t('receipts.own.title')}</h2>
      {receiptKeyId === null ? (
        <p>{view.t('receipts.own.unsigned')}</p>
      ) : (
        <>
          <p>{view.pieces('receipts.own.signed', { key: <Code key="key">{receiptKeyId}</Code> })}</p>
          <p class="actions">
            <ButtonLink href={`/receipts/${receiptCode}/receipt.json`} weight="secondary">
              {view.t('receipts.own.download')}
            </ButtonLink>
            {isOwn ? (
              <ButtonLink href={`/receipts/${receiptCode}/own-copy.json`} weight="secondary">
                {view.t('receipts.own.downloadCopy')}
              </ButtonLink>
            ) : null}
          </p>
          {isOwn ? <p class="help no-print">{view.t('receipts.own.which')}</p> : null}
        </>
      )}
      <p>
        {view.pieces('receipts.own.verify', {
          address: (
            <a key="address" href={`/receipts?code=${receiptCode}`}>
              <bdi dir="ltr">{verifyUrl}</bdi>
            </a>
          ),
        })}
      </p>
    </section>
  );
}

/** What follows a submission: until when it may still be replaced, and who acts then. */
function Next({ view, submitted, call }: Pick<ReceiptPageProps, 'view' | 'submitted' | 'call'>) {
  const closes = call.deadlineOf(submitted.stage);
  const then = [`submitted.${submitted.stage}`, 'submitted.application']
    .map((state) => `applications.next.${state}`)
    .find((key) => view.has(key));
  return (
    <section>
      <h2>{view.t('applications.file.next')}</h2>
      {closes && closes > view.now ? (
        <>
          <p>{view.t('applications.receipt.replaceable')}</p>
          <Deadline view={view} at={closes} zone={call.zone} calendarHref={calendarOf(submitted.applicationId)} />
        </>
      ) : null}
      {then ? <p>{inCall(view, call).t(then)}</p> : null}
      <p>{view.t('applications.receipt.follow')}</p>
    </section>
  );
}

function facts(view: View, submitted: SubmittedView, call: Call) {
  const { content, stage, n, arrivedAt, contentHash, applicationCode, requestedMinor } = submitted;
  return [
    { label: view.t('applications.file.code'), value: <Code>{applicationCode}</Code> },
    { label: view.t('applications.file.title'), value: <bdi>{content.title}</bdi> },
    { label: view.t('applications.file.organisation'), value: <bdi>{content.applicant.name}</bdi> },
    { label: view.t('applications.file.call'), value: said(view, call.file.texts.title) },
    { label: view.t('applications.file.lot'), value: said(view, call.lot(content.lot).title) },
    {
      label: view.t('applications.file.part'),
      value: view.t('applications.file.version', { part: inCall(view, call).t(`call.stage.${stage}`), n }),
    },
    {
      label: view.t('applications.budget.requested'),
      value: <Money view={view} minor={requestedMinor} currency={call.currency} />,
    },
    { label: view.t('applications.receipt.arrived'), value: <ExactTime view={view} at={arrivedAt} zone={call.zone} /> },
    {
      label: view.t('applications.receipt.hash'),
      value: (
        <>
          <Code>{contentHash}</Code>
          <p class="help">{view.t('applications.receipt.hashHelp')}</p>
        </>
      ),
    },
    { label: view.t('applications.receipt.documents'), value: view.format.number(content.documents.length) },
  ];
}
