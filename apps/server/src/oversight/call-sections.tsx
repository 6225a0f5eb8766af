import { namedEnd } from '#libs/platform';
import type { ComingFigure, ProvinceFigure } from '#libs/oversight';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { amountHead } from '../ui/amounts.js';
import { BarTable } from '../ui/bar-table.js';
import { BudgetTable, ExactMoney } from '../ui/budget-table.js';
import { CountedStatechart } from '../ui/counted-statechart.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Count, FigureSection } from '../ui/figure-section.js';
import { Funnel } from '../ui/funnel.js';
import { ProvinceMap } from '../ui/province-map.js';
import { type DashboardProps, frameOf } from './dashboard-frame.js';
import { filesAddress, stepAddress } from './figures-address.js';

export function FunnelFigure(props: DashboardProps) {
  const { view, call, figures } = props;
  const isEmpty = figures.funnel.find(({ step }) => step === 'begun')?.files === 0;
  const frame = frameOf(props, 'funnel', isEmpty);
  const steps = figures.funnel.map(({ step, files }) => ({
    key: step,
    label: view.t(`figures.step.${step}`),
    count: files,
    href: stepAddress(call.code, step),
  }));
  return (
    <FigureSection {...frame}>
      {isEmpty ? (
        <EmptyState>{view.t('figures.funnel.none')}</EmptyState>
      ) : (
        <Funnel view={view} caption={frame.title} steps={steps} />
      )}
    </FigureSection>
  );
}

export function LatenessFigure(props: DashboardProps) {
  const { view, call, figures } = props;
  const frame = frameOf(props, 'lateness', figures.lateness.length === 0);
  return (
    <FigureSection {...frame}>
      <BarTable
        view={view}
        caption={frame.title}
        heads={{
          label: view.t('figures.lateness.step'),
          count: view.t('figures.files'),
          more: view.t('figures.lateness.since'),
        }}
        tone="problem"
        bars={figures.lateness.map(({ subject, deadline, files, since }) => ({
          key: `${subject} ${deadline}`,
          label: <span class="as-head">{view.t(`deadline.${deadline}`)}</span>,
          count: files,
          href: filesAddress(call.code, { late: deadline }),
          more: <DateTime view={view} at={since} show="day" zone={call.zone} />,
        }))}
        empty={<EmptyState>{view.t('figures.lateness.none')}</EmptyState>}
      />
    </FigureSection>
  );
}

export function ComingFigures(props: DashboardProps) {
  const { view, call, figures } = props;
  const frame = frameOf(props, 'deadlines', figures.coming.length === 0);
  return (
    <FigureSection {...frame}>
      <DataTable<ComingFigure>
        view={view}
        caption={frame.title}
        captionHidden
        rows={figures.coming}
        rowKey={({ subject, deadline }) => `${subject} ${deadline}`}
        empty={<EmptyState>{view.t('figures.deadlines.none')}</EmptyState>}
        columns={[
          {
            key: 'what',
            head: view.t('figures.deadlines.what'),
            cell: ({ subject, deadline }) => (
              <span class="as-head">
                {view.t(subject === 'call' ? `call.date.${deadline}` : `deadline.${deadline}`)}
              </span>
            ),
          },
          {
            key: 'at',
            head: view.t('figures.deadlines.at', { zone: view.format.zoneName(call.zone, view.now) }),
            cell: ({ at }) => <DateTime view={view} at={namedEnd(at, call.zone)} show="moment" zone={call.zone} />,
          },
          {
            key: 'left',
            head: view.t('figures.deadlines.left'),
            cell: ({ at }) => (
              <span class="nums">{view.format.roughlyRemaining(view.now, namedEnd(at, call.zone), call.zone)}</span>
            ),
          },
          {
            key: 'files',
            head: view.t('figures.deadlines.files'),
            kind: 'number',
            cell: ({ files }) => (files === null ? null : <Count view={view} n={files} />),
          },
        ]}
      />
    </FigureSection>
  );
}

export function BudgetFigure(props: DashboardProps) {
  const { view, call, figures } = props;
  const frame = frameOf(props, 'budget');
  return (
    <FigureSection {...frame}>
      <BudgetTable
        view={view}
        caption={frame.title}
        currency={call.currency}
        head={view.t('figures.budget.lot')}
        rows={figures.budget.map((lot) => ({
          key: lot.lot,
          label: (
            <a href={filesAddress(call.code, { step: 'awarded', lot: lot.lot })}>
              {said(view, call.lot(lot.lot).title)}
            </a>
          ),
          ceiling: lot.ceilingMinor,
          awarded: lot.awardedMinor,
          committed: lot.committedMinor,
          paid: lot.paidMinor,
          justified: lot.justifiedMinor,
          available: lot.availableMinor,
        }))}
      />
    </FigureSection>
  );
}

export function MapFigure(props: DashboardProps) {
  const { view, call, figures } = props;
  const frame = frameOf(props, 'provinces', figures.provinces.length === 0);
  const nameOf = (code: string) => view.t(`identity.place.${code}`);
  const wordOf = (code: string | null) => (code === null ? view.t('figures.provinces.elsewhere') : nameOf(code));
  const collator = new Intl.Collator(view.lang);
  // Everywhere else comes last.
  const byName = (one: ProvinceFigure, other: ProvinceFigure) =>
    Number(one.province === null) - Number(other.province === null) ||
    collator.compare(wordOf(one.province), wordOf(other.province));
  const awards = ({ awarded, awardedMinor }: ProvinceFigure) =>
    awarded === 0
      ? []
      : [
          <Count key="awarded" view={view} n={awarded} />,
          <ExactMoney key="amount" view={view} minor={awardedMinor} currency={call.currency} />,
        ];
  return (
    <FigureSection {...frame}>
      <ProvinceMap
        view={view}
        caption={frame.title}
        countHead={view.t('figures.step.submitted')}
        numberHeads={[
          view.t('figures.step.awarded'),
          amountHead(view, view.t('figures.provinces.amount'), call.currency),
        ]}
        regionName={nameOf}
        provinceName={nameOf}
        counts={[...figures.provinces].sort(byName).map((each) => ({
          code: each.province,
          label: wordOf(each.province),
          count: each.submitted,
          href: filesAddress(call.code, { province: each.province ?? 'elsewhere' }),
          numbers: awards(each),
        }))}
      />
    </FigureSection>
  );
}

export function StatesFigure(props: DashboardProps) {
  const { view, call, figures, procedure } = props;
  const frame = frameOf(props, 'states');
  const known = new Set(procedure.states.map(({ path }) => path));
  // A file that runs on another version may be where this version has no state.
  const others = figures.states
    .filter(({ state }) => !known.has(state))
    .map(({ state: path }) => ({ path, isFinal: false }));
  const chart = {
    states: [...procedure.states, ...others].map(({ path, isFinal }) => ({
      id: path,
      label: inCall(view, call).t(`state.grant.${path}`),
      final: isFinal,
    })),
    transitions: procedure.transitions,
  };
  return (
    <FigureSection {...frame}>
      <CountedStatechart
        view={view}
        chart={chart}
        label={frame.title}
        countOf={(state) => ({
          files: figures.states.find((each) => each.state === state)?.files ?? 0,
          href: filesAddress(call.code, { state }),
        })}
      />
    </FigureSection>
  );
}
