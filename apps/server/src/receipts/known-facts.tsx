import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { Notice } from '../ui/notice.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { Known } from './receipt-check.js';
import type { Statement } from './statement.js';

export interface KnownFactsProps {
  readonly view: View;
  readonly known: Known;
  /** The receipt itself, where its holder has brought it: it names the organisation and the project. */
  readonly statement: Statement | null;
  /** The deadline as it stands in the signed receipt; null where there is none. */
  readonly deadlineAt: Date | null;
}

/** What is proved: what was received and when, and whether it was in time. */
export function KnownFacts({ view, known: { standing, call }, statement, deadlineAt }: KnownFactsProps) {
  const { stage, n, arrivedAt } = standing;
  const own = statement
    ? [
        { label: view.t('applications.file.organisation'), value: <bdi>{statement.organisation}</bdi> },
        { label: view.t('applications.file.title'), value: <bdi>{statement.title}</bdi> },
      ]
    : [];
  return (
    <SummaryList
      view={view}
      answers={[
        { label: view.t('applications.receipt.code'), value: <Code>{standing.receiptCode}</Code> },
        { label: view.t('applications.file.code'), value: <Code>{standing.applicationCode}</Code> },
        {
          label: view.t('applications.file.call'),
          value: <a href={`/calls/${call.code}`}>{said(view, call.file.texts.title)}</a>,
        },
        ...own,
        {
          label: view.t('applications.file.part'),
          value: view.t('applications.file.version', { part: inCall(view, call).t(`call.stage.${stage}`), n }),
        },
        {
          label: view.t('applications.receipt.arrived'),
          value: <ExactTime view={view} at={arrivedAt} zone={call.zone} />,
        },
        ...(deadlineAt
          ? [
              {
                label: view.t('receipts.facts.deadline'),
                value: <ExactTime view={view} at={deadlineAt} zone={call.zone} />,
              },
              {
                label: view.t('receipts.facts.inTime'),
                value:
                  arrivedAt < deadlineAt ? (
                    <Status tone="done">{view.t('receipts.facts.yes')}</Status>
                  ) : (
                    <Status tone="problem">{view.t('receipts.facts.no')}</Status>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** What has happened since: a later version, a withdrawal. */
export function Since({ view, known: { standing, call } }: Pick<KnownFactsProps, 'view' | 'known'>) {
  const { replacedAt, withdrawnAt } = standing;
  return (
    <>
      {withdrawnAt ? (
        <Notice tone="attention">
          {view.t('receipts.facts.withdrawn', { at: view.format.dateTime(withdrawnAt, call.zone) })}
        </Notice>
      ) : null}
      {replacedAt ? (
        <Notice tone="attention">
          {view.t('receipts.facts.replaced', { at: view.format.dateTime(replacedAt, call.zone) })}
        </Notice>
      ) : null}
    </>
  );
}

/** The instant to the millisecond, in words and as the machine compared it. */
export function ExactTime({ view, at, zone }: { readonly view: View; readonly at: Date; readonly zone: string }) {
  return (
    <time datetime={at.toISOString()} class="nums">
      {view.format.dateTime(at, zone)}
      <br />
      {view.pieces('receipts.facts.utc', { at: <Code key="at">{at.toISOString()}</Code> })}
    </time>
  );
}
