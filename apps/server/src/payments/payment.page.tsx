import type { Dossier } from '#libs/payments';
import type { StoryMoment } from '#libs/contracts';
import type { Action, Reason } from '#libs/workflow';
import { reasonsFor } from '../grants/reason-names.js';
import { isOwn, type Place, Steps } from '../grants/steps.js';
import { StoryOfGrant } from '../grants/story-of-grant.js';
import { ActionForm } from '../ui/action-form.js';
import { type Answer, SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DateTime, Day } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { Money } from '../ui/money.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { Blockers } from './blockers.js';
import { PaymentLayout } from './payment-layout.js';
import type { PaymentPageFile } from './payment-dossiers.js';
import { isTurnOf, ribInGroups } from './payment-words.js';
import { ShownAgain } from './shown-again.js';

export interface PaymentPageProps {
  readonly view: View;
  readonly file: PaymentPageFile;
  readonly actions: readonly Action[];
  readonly formKey: string;
  /** What happened to this payment, oldest first. */
  readonly moments: readonly StoryMoment[];
  /** What is different from what this person saw when they pressed a button here. */
  readonly changes: readonly Reason[];
}

/** What is paid to whom, everything that stands in the way, and what may be done now. */
export function PaymentPage(props: PaymentPageProps) {
  const { view, file, actions, moments, changes } = props;
  const { dossier, call } = file;
  const { record } = dossier;
  return (
    <PaymentLayout view={view} file={file} title={view.t(`payments.kind.${record.kind}`, { n: record.n })}>
      <ShownAgain view={view} reasons={changes} title={view.t('payments.changed.since')} />
      {record.dueAt ? (
        <Deadline
          view={view}
          at={record.dueAt}
          {...(isTurnOf(file)
            ? { kind: 'due' as const }
            : { kind: 'expected' as const, of: view.t('payments.paid.expected') })}
          zone={call.zone}
        />
      ) : null}
      <section>
        <h2>{view.t('payments.paid.title')}</h2>
        <AccountChanged view={view} dossier={dossier} />
        <SummaryList view={view} answers={answersOf(view, dossier)} />
      </section>
      {record.standing === 'open' ? (
        <section>
          <h2>{view.t('payments.blocker.title')}</h2>
          <Blockers view={view} blockers={dossier.blockers} />
        </section>
      ) : null}
      {actions.length > 0 ? (
        <section>
          <h2>{view.t('grants.next.title')}</h2>
          <TwoPairsOfEyes {...props} />
          <Steps view={view} call={call} actions={actions.filter(isNotShownYet)} places={stepPlaces(record.id)} />
        </section>
      ) : null}
      <section>
        <h2>{view.t('grants.story.title')}</h2>
        <StoryOfGrant view={view} moments={moments.map(withoutAmount)} currency={record.currency} />
      </section>
    </PaymentLayout>
  );
}

/** The page is about one amount; its story need not repeat it at every step. */
function withoutAmount(moment: StoryMoment): StoryMoment {
  return { ...moment, amountMinor: null };
}

function answersOf(view: View, { record, payee, account }: Dossier): readonly Answer[] {
  const { batch, executedOn, bankReference } = record;
  return [
    {
      label: view.t('payments.paid.amount'),
      value: (
        <strong class="figure">
          <Money view={view} minor={record.amountMinor} currency={record.currency} />
        </strong>
      ),
    },
    { label: view.t('payments.paid.holder'), value: payee ? <bdi>{payee.holder}</bdi> : null },
    { label: view.t('payments.paid.rib'), value: payee ? <Code>{ribInGroups(payee.rib)}</Code> : null },
    {
      label: view.t('payments.paid.verified'),
      value: account?.verifiedAt ? (
        <DateTime view={view} at={account.verifiedAt} show="day" />
      ) : (
        view.t('payments.paid.notVerified')
      ),
    },
    {
      label: view.t('payments.paid.contract'),
      value: (
        <a href={`/grants/${record.grantId}`}>
          <Code>{record.contractNumber}</Code>
        </a>
      ),
    },
    { label: view.t('payments.paid.project'), value: <bdi>{record.projectTitle}</bdi> },
    { label: view.t('payments.paid.requested'), value: <DateTime view={view} at={record.requestedAt} /> },
    ...(batch ? [{ label: view.t('payments.paid.file'), value: <FileLink batch={batch} /> }] : []),
    ...(executedOn
      ? [{ label: view.t('payments.paid.executedOn'), value: <Day view={view} date={executedOn} /> }]
      : []),
    ...(bankReference ? [{ label: view.t('payments.paid.bankReference'), value: <Code>{bankReference}</Code> }] : []),
  ];
}

function FileLink({ batch }: { readonly batch: NonNullable<Dossier['record']['batch']> }) {
  return (
    <>
      <a href={`/payment-files/${batch.id}`}>
        <Code>{batch.messageId}</Code>
      </a>
      <br />
      <Code>{batch.endToEndId}</Code>
    </>
  );
}

/** What changed since somebody looked at it: the account now is not the one that was asked for or checked. */
function AccountChanged({ view, dossier }: { readonly view: View; readonly dossier: Dossier }) {
  const { record, account } = dossier;
  const before = record.fixed;
  if (record.standing !== 'open' || !before || !account) return null;
  if (before.rib === account.rib && before.holder === account.holder) return null;
  return (
    <Notice tone="attention" title={view.t('payments.changed.title')}>
      <p>{view.t('payments.changed.before', { holder: before.holder, rib: ribInGroups(before.rib) })}</p>
      <p>{view.t('payments.changed.now', { holder: account.holder, rib: ribInGroups(account.rib) })}</p>
    </Notice>
  );
}

const EYES = { paymentChecked: 'check', paymentApproved: 'approve' } as const;

/** The reader's own check and approval stand above; those of others are only named. */
function isNotShownYet(action: Action): boolean {
  return !(action.event in EYES && isOwn(action));
}

/** Check and approval are done here, on what this page shows: its hash goes with the button. */
function TwoPairsOfEyes({ view, file, actions, formKey }: PaymentPageProps) {
  const { dossier, call } = file;
  return (
    <>
      {Object.entries(EYES).map(([event, path]) => {
        const action = actions.find((candidate) => candidate.event === event);
        if (!action || !isOwn(action)) return null;
        return (
          <ActionForm
            key={event}
            view={view}
            action={`/payments/${dossier.record.id}/${path}`}
            label={view.t(`payments.${path}.do`)}
            hidden={{ _key: formKey, shown: dossier.shown }}
            reasons={reasonsFor(view, call, actions, event)}
          >
            <p>{view.t(`payments.${path}.what`)}</p>
          </ActionForm>
        );
      })}
    </>
  );
}

/** Steps that ask for something have their own pages; the two pairs of eyes are on the payment's. */
function stepPlaces(id: string): Readonly<Record<string, Place | undefined>> {
  const at = (step: string, weight: Place['weight']): Place => ({ href: `/payments/${id}/steps/${step}`, weight });
  const here: Place = { href: `/payments/${id}`, weight: 'primary' };
  return {
    paymentChecked: here,
    paymentApproved: here,
    paymentSent: { href: `/payment-files/new?payment=${id}`, weight: 'primary' },
    paymentExecuted: { href: `/payments/${id}/execution`, weight: 'primary' },
    paymentReturned: at('return', 'secondary'),
    paymentCorrected: at('correct', 'primary'),
    paymentReconciled: at('reconcile', 'primary'),
    paymentRefused: at('refuse', 'secondary'),
  };
}
