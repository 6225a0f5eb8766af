import { BarTable } from '../bar-table.js';
import { BudgetTable } from '../budget-table.js';
import { CountedStatechart } from '../counted-statechart.js';
import { DateTime } from '../date-time.js';
import { EmptyState } from '../empty-state.js';
import { FigureSection } from '../figure-section.js';
import { Funnel } from '../funnel.js';
import { ProvinceMap } from '../province-map.js';
import type { View } from '../view.js';

const STEPS = [
  ['begun', 214],
  ['submitted', 168],
  ['eligible', 121],
  ['conceptNotePassed', 64],
  ['fullApplicationPassed', 12],
  ['awarded', 7],
  ['signed', 1],
  ['closed', 0],
] as const;

const DAY = 86_400_000;
const LATE = [
  ['administrativeCheckDue', 38, 12],
  ['prefinancingDue', 3, 31],
  ['finalReportDue', 1, 2],
] as const;

const LOTS = [
  {
    key: 'L1',
    ceiling: 490_500_000,
    awarded: 412_000_000,
    committed: 310_000_000,
    paid: 120_000_050,
    justified: 40_000_000,
    available: 78_500_000,
  },
  { key: 'L2', ceiling: 272_500_000, awarded: 0, committed: 0, paid: 0, justified: 0, available: 272_500_000 },
];

const PROVINCES = [
  ['MA-TNG', 31],
  ['MA-FAH', 2],
  ['MA-MDF', 5],
  ['MA-TET', 24],
  ['MA-CHE', 9],
  ['MA-HOC', 14],
  ['MA-NAD', 27],
  ['MA-OUJ', 22],
  ['MA-JRA', 18],
  ['MA-FIG', 4],
] as const;

/** Figures of a call, filled and empty. */
export function CallFigureSamples({ view }: { readonly view: View }) {
  const nameOf = (code: string) => view.t(`identity.place.${code}`);
  return (
    <>
      <FigureSection
        view={view}
        id="funnel"
        title={view.t('figures.funnel.title')}
        lead={view.t('figures.funnel.lead')}
        csvHref="?csv"
      >
        <Funnel
          view={view}
          caption={view.t('figures.funnel.title')}
          steps={STEPS.map(([key, count]) => ({ key, label: view.t(`figures.step.${key}`), count, href: '?rows' }))}
        />
      </FigureSection>
      <FigureSection view={view} id="lateness" title={view.t('figures.lateness.title')}>
        <Lateness view={view} late={LATE} />
        <Lateness view={view} late={[]} />
      </FigureSection>
      <BudgetTable
        view={view}
        caption={view.t('figures.budget.title')}
        currency="MAD"
        head={view.t('figures.budget.lot')}
        rows={LOTS.map((lot) => ({
          ...lot,
          label: (
            <a href="?rows">
              <bdi>{lot.key}</bdi>
            </a>
          ),
        }))}
      />
      {[PROVINCES, []].map((provinces) => (
        <ProvinceMap
          key={provinces.length}
          view={view}
          caption={view.t('figures.provinces.title')}
          countHead={view.t('figures.step.submitted')}
          numberHeads={[view.t('figures.step.awarded')]}
          regionName={nameOf}
          provinceName={nameOf}
          counts={provinces.map(([code, count]) => ({ code, label: nameOf(code), count, href: '?rows' }))}
        />
      ))}
      <CountedStatechart
        view={view}
        chart={chartOf(view)}
        label={view.t('figures.states.title')}
        countOf={(id) => ({ files: COUNTS[id] ?? 0, href: '?rows' })}
      />
    </>
  );
}

interface LatenessProps {
  readonly view: View;
  readonly late: readonly (readonly [string, number, number])[];
}

function Lateness({ view, late }: LatenessProps) {
  return (
    <BarTable
      view={view}
      caption={view.t('figures.lateness.title')}
      heads={{
        label: view.t('figures.lateness.step'),
        count: view.t('figures.files'),
        more: view.t('figures.lateness.since'),
      }}
      tone="problem"
      bars={late.map(([deadline, count, days]) => ({
        key: deadline,
        label: <span class="as-head">{view.t(`deadline.${deadline}`)}</span>,
        count,
        href: '?rows',
        more: <DateTime view={view} at={new Date(view.now.getTime() - days * DAY)} show="day" />,
      }))}
      empty={<EmptyState>{view.t('figures.lateness.none')}</EmptyState>}
    />
  );
}

const COUNTS: Readonly<Record<string, number>> = {
  'eligibilityCheck.administrative': 38,
  'eligibilityCheck.clarification': 4,
  'scoring.conceptNote': 1204,
  rejected: 47,
};
const WAYS = [
  ['eligibilityCheck.administrative', 'eligibilityCheck.clarification'],
  ['eligibilityCheck.clarification', 'eligibilityCheck.administrative'],
  ['eligibilityCheck.administrative', 'eligibilityCheck.eligibility'],
  ['eligibilityCheck.administrative', 'rejected'],
  ['eligibilityCheck.eligibility', 'scoring.conceptNote'],
  ['eligibilityCheck.eligibility', 'rejected'],
] as const;

function chartOf(view: View) {
  const states = [...new Set(WAYS.flat())];
  return {
    states: states.map((id) => ({ id, label: view.t(`state.grant.${id}`), final: id === 'rejected' })),
    transitions: WAYS.map(([from, to]) => ({ from, to })),
  };
}
