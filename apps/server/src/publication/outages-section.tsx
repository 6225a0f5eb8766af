import type { Call } from '#libs/calls';
import type { DeadlineNear, DeadlineVerdict, OutagesOfCall } from '#libs/publication';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { OutageRuleInWords } from '../ui/outage-rule.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface OutagesSectionProps {
  readonly view: View;
  readonly call: Call;
  readonly outages: OutagesOfCall;
}

const TONES: Readonly<Record<DeadlineVerdict['outcome'], Tone>> = {
  kept: 'done',
  moved: 'attention',
  nothingToMove: 'neutral',
};

/** How long the portal was away before the deadlines for applications, and what the rule of the call made of it. */
export function OutagesSection({ view, call, outages: { rule, next, verdicts } }: OutagesSectionProps) {
  return (
    <section class="section">
      <h2>{view.t('outages.title')}</h2>
      {rule === null ? <p>{view.t('outages.noRule')}</p> : <OutageRuleInWords view={view} rule={rule} />}
      {next === null ? null : <Near view={view} call={call} next={next} />}
      {rule === null ? null : (
        <DataTable<DeadlineVerdict>
          view={view}
          caption={view.t('outages.title')}
          captionHidden
          rows={verdicts}
          rowKey={({ deadline, at }) => `${deadline} ${at.getTime()}`}
          empty={<EmptyState>{view.t('outages.none')}</EmptyState>}
          columns={[
            { key: 'date', head: view.t('outages.deadline'), cell: ({ deadline }) => view.t(`call.date.${deadline}`) },
            {
              key: 'at',
              head: view.t('outages.at'),
              cell: ({ at }) => <DateTime view={view} at={at} zone={call.zone} show="moment" />,
            },
            { key: 'away', head: view.t('outages.away'), cell: (verdict) => awayFor(view, verdict) },
            {
              key: 'outcome',
              kind: 'about',
              head: view.t('outages.outcome'),
              cell: (verdict) => <Outcome view={view} call={call} verdict={verdict} />,
            },
          ]}
        />
      )}
    </section>
  );
}

function awayFor(view: View, { outageSeconds, allowedSeconds }: DeadlineVerdict): string {
  return view.t('outages.awayOf', {
    minutes: Math.ceil(outageSeconds / 60),
    allowed: Math.round(allowedSeconds / 60),
  });
}

function Outcome({ view, call, verdict: { outcome, movedTo } }: Omit<OutagesSectionProps, 'outages'> & Told) {
  const to = movedTo === null ? '' : view.format.moment(movedTo, call.zone);
  return <Status tone={TONES[outcome]}>{view.t(`outages.is.${outcome}`, { to })}</Status>;
}

interface Told {
  readonly verdict: DeadlineVerdict;
}

/** The last hours have begun: what the office would want to know before anybody else asks. */
function Near({ view, call, next }: Omit<OutagesSectionProps, 'outages'> & { readonly next: DeadlineNear }) {
  const minutes = Math.ceil(next.outageSeconds / 60);
  return (
    <Notice tone={minutes > 0 ? 'attention' : 'info'}>
      <p>
        {view.t('outages.near', {
          date: view.t(`call.date.${next.deadline}`),
          at: view.format.moment(next.at, call.zone),
          minutes,
        })}
      </p>
    </Notice>
  );
}
