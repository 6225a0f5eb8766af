import { lastInstant } from '#libs/platform';
import type { StoryMoment } from '#libs/contracts';
import type { Dossier, GrantMoney } from '#libs/payments';
import type { ReportLine } from '#libs/reporting';
import type { Action } from '#libs/workflow';
import { inCall } from '../calls/in-call.js';
import { nextInWords } from '../applications/next-words.js';
import { ProcedureChart } from '../applications/procedure-chart.js';
import type { ProcedureOfFile } from '../applications/procedure-of-file.js';
import { said } from '../calls/said.js';
import { UnreadMessages } from '../messages/messages-line.js';
import type { MessagesShown } from '../messages/messages-of-file.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DateTime, Day } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { Money } from '../ui/money.js';
import { MoneyBar, type MoneyBarProps } from '../ui/money-bar.js';
import { Notice } from '../ui/notice.js';
import { grantDeadline, GrantLayout, type GrantPageProps } from './grant-layout.js';
import { grantPlaces } from './grant-places.js';
import { PaymentsOfGrant } from './payments-of-grant.js';
import { ReportsOfGrant } from './reports-of-grant.js';
import { ReportsToWrite } from './reports-to-write.js';
import { isOwn, type Place, Steps } from './steps.js';
import { StoryOfGrant } from './story-of-grant.js';
import { UnderWay } from './under-way.js';
import { ZoneNote } from '../ui/zone-note.js';

export interface GrantPageContent extends GrantPageProps {
  readonly actions: readonly Action[];
  readonly moments: readonly StoryMoment[];
  /** Null before the contract is signed by both sides. */
  readonly money: GrantMoney | null;
  readonly payments: readonly Dossier[];
  readonly reports: readonly ReportLine[];
  readonly procedure: ProcedureOfFile;
  readonly messages: MessagesShown | null;
}

/** A grant as one story: what comes next, where the money is, the contract, the reports, and all that happened. */
export function GrantPage(props: GrantPageContent) {
  const { view, file, actions, moments, money, payments, reports, procedure, messages } = props;
  const { grant, call, reader } = file;
  const places = grantPlaces(grant.id);
  const aside = actions.filter((action) => isOwn(action) && isAside(places[action.event]));
  const due = actions.filter((action) => !aside.includes(action));
  return (
    <GrantLayout view={view} file={file} title={grant.title || grant.code} current="story">
      {messages ? <UnreadMessages view={view} unread={messages.unread} href={messages.story.href} /> : null}
      <section>
        <h2>{view.t('grants.next.title')}</h2>
        {nextInWords(view, { states: grant.state.split(' ') }, reader === 'grantee' ? 'applicant' : 'office').map(
          (sentence) => (
            <p key={sentence}>{sentence}</p>
          ),
        )}
        <NextDeadline view={view} file={file} />
        {reader === 'grantee' ? <ReportsToWrite view={view} reports={reports} zone={call.zone} /> : null}
        {reader === 'office' ? <UnderWay view={view} payments={payments} reports={reports} /> : null}
        <Steps view={view} call={call} actions={due} places={places} areOthersFolded />
      </section>
      <section>
        <h2>{view.t('grants.money.title')}</h2>
        {money ? (
          <>
            <Bar view={view} money={money} />
            <BesideTheBar view={view} money={money} />
          </>
        ) : (
          <p>{view.t('grants.money.notYet')}</p>
        )}
      </section>
      <section>
        <h2>{view.t('grants.facts.title')}</h2>
        <Facts view={view} file={file} />
      </section>
      {reports.length > 0 ? <ReportsOfGrant view={view} reports={reports} /> : null}
      {payments.length > 0 ? (
        <PaymentsOfGrant view={view} payments={payments} reader={reader} askHref={askHref(file, payments)} />
      ) : null}
      {aside.length > 0 ? (
        <section>
          <h2>{view.t('grants.steps.mine')}</h2>
          <Steps view={view} call={call} actions={aside} places={places} />
        </section>
      ) : null}
      <section>
        <h2>{view.t('ui.chart.label')}</h2>
        <details>
          <summary>{view.t('ui.chart.show')}</summary>
          <ProcedureChart view={inCall(view, call)} part={procedure} states={grant.state.split(' ')} />
        </details>
      </section>
      <section>
        <h2>{view.t('grants.story.title')}</h2>
        <ZoneNote view={view} />
        <StoryOfGrant view={view} moments={moments} currency={grant.currency} messages={messages?.story} />
      </section>
    </GrantLayout>
  );
}

/** What may be done at any time, but is not what the grant waits for. */
function isAside(place: Place | undefined): boolean {
  return place !== undefined && place.weight !== 'primary';
}

/** The bar of `MoneyBar`, in the ledger's words. */
export function Bar({
  view,
  money,
  of = 'awarded',
}: Pick<MoneyBarProps, 'view' | 'of'> & { readonly money: GrantMoney }) {
  const figures = {
    awarded: money.awardedMinor,
    committed: money.committedMinor,
    paid: money.paidMinor,
    justified: money.justifiedMinor,
    available: money.availableMinor,
  };
  return <MoneyBar view={view} currency={money.currency} figures={figures} of={of} />;
}

/** What the bar does not show by itself: money on its way, and money that is owed back. */
export function BesideTheBar({ view, money }: { readonly view: GrantPageProps['view']; readonly money: GrantMoney }) {
  const { currency, inFlightMinor, recoveredMinor } = money;
  if (inFlightMinor === 0 && recoveredMinor === 0) return null;
  return (
    <Notice tone="info">
      {inFlightMinor > 0 ? (
        <p>{view.t('grants.ledger.inFlight', { amount: view.format.money(inFlightMinor, currency) })}</p>
      ) : null}
      {recoveredMinor > 0 ? (
        <p>{view.t('grants.ledger.recovered', { amount: view.format.money(recoveredMinor, currency) })}</p>
      ) : null}
    </Notice>
  );
}

/** For a grantee the final report tells its own deadline, with the way to it. */
function NextDeadline({ view, file }: GrantPageProps) {
  const { dueAt, dueName } = file.grant;
  if (dueAt === null || (file.reader === 'grantee' && dueName === 'finalReportDue')) return null;
  return <Deadline {...grantDeadline(view, file, dueAt)} />;
}

function Facts({ view, file: { grant, call } }: GrantPageProps) {
  return (
    <SummaryList
      view={view}
      answers={[
        { label: view.t('grants.facts.grantee'), value: <bdi>{grant.organisationName}</bdi> },
        {
          label: view.t('grants.facts.call'),
          value: <a href={`/calls/${call.code}`}>{said(view, call.file.texts.title)}</a>,
        },
        { label: view.t('grants.facts.lot'), value: said(view, call.lot(grant.lot).title) },
        {
          label: view.t('grants.facts.award'),
          value: <Money view={view} minor={grant.awardMinor} currency={grant.currency} />,
        },
        {
          label: view.t('grants.facts.contract'),
          value: grant.contractNumber ? (
            <a href={`/grants/${grant.id}/contract`}>
              <Code>{grant.contractNumber}</Code>
            </a>
          ) : null,
        },
        {
          label: view.t('grants.facts.start'),
          value: grant.implementationStart ? <Day view={view} date={grant.implementationStart} /> : null,
        },
        {
          label: view.t('grants.facts.end'),
          value: grant.implementationEnd ? (
            <DateTime view={view} at={lastInstant(grant.implementationEnd)} show="day" zone={call.zone} />
          ) : null,
        },
      ]}
    />
  );
}

/** Where an officer asks for the next instalment: nothing is on its way, and something is still to be paid. */
function askHref({ grant, actor }: GrantPageProps['file'], payments: readonly Dossier[]): string | null {
  const isOpen = payments.some(({ record }) => record.standing === 'open');
  const isRunning = grant.state.includes('running.') && !grant.state.includes('running.disbursement.settled');
  return actor.roles.includes('officer') && isRunning && !isOpen ? `/grants/${grant.id}/instalment` : null;
}
