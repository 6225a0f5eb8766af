import { directionOf } from '#libs/platform';
import { DataTable } from './data-table.js';
import { layOut, type Chart } from './statechart-layout.js';
import { inDirection, Picture, PictureFrame, type RoleOf } from './statechart-picture.js';
import { Status } from './status.js';
import type { View } from './view.js';

export interface StatechartProps {
  readonly view: View;
  readonly chart: Chart;
  /** Where it is now; several where things run side by side. */
  readonly current: readonly string[];
  /** Where it has been; what is current or may come next is drawn as that. */
  readonly passed: ReadonlySet<string>;
}

/** The procedure as a picture drawn from its definition, with the steps taken, the present one and what may come next marked; and the same as a table. */
export function Statechart({ view, chart, current, passed }: StatechartProps) {
  const next = chart.transitions.filter(({ from }) => current.includes(from)).map(({ to }) => to);
  const roleOf = (id: string) => {
    if (current.includes(id)) return 'now';
    if (next.includes(id)) return 'next';
    return passed.has(id) ? 'passed' : 'other';
  };
  const layout = layOut(chart);
  return (
    <div class="statechart">
      <PictureFrame view={view} label={view.t('ui.chart.label')}>
        <Picture layout={inDirection(layout, directionOf(view.lang))} roleOf={roleOf} />
        <p class="statechart-legend">
          <Status tone="neutral">{view.t('ui.chart.passed')}</Status>{' '}
          <Status tone="done">{view.t('ui.chart.now')}</Status> <Status tone="info">{view.t('ui.chart.next')}</Status>
        </p>
      </PictureFrame>
      <Twin view={view} chart={{ ...chart, states: layout.placed }} roleOf={roleOf} />
    </div>
  );
}

/** The chart's states in the order of the picture; beside it closed, on a narrow screen always open instead of it. */
function Twin({ view, chart, roleOf }: { readonly view: View; readonly chart: Chart; readonly roleOf: RoleOf }) {
  const labelOf = (id: string) => chart.states.find((state) => state.id === id)?.label ?? '';
  const leads = (id: string) => [
    ...new Set(chart.transitions.filter(({ from }) => from === id).map(({ to }) => labelOf(to))),
  ];
  return (
    <details class="statechart-table">
      <summary>{view.t('ui.chart.states')}</summary>
      <DataTable
        view={view}
        caption={view.t('ui.chart.label')}
        captionHidden
        rows={chart.states}
        rowKey={(state) => state.id}
        columns={[
          {
            key: 'state',
            head: view.t('ui.chart.state'),
            cell: (state) => <StateCell view={view} label={state.label} role={roleOf(state.id)} />,
          },
          { key: 'leads', head: view.t('ui.chart.leads'), cell: (state) => view.format.list(leads(state.id)) },
        ]}
      />
    </details>
  );
}

interface StateCellProps {
  readonly view: View;
  readonly label: string;
  readonly role: ReturnType<RoleOf>;
}

function StateCell({ view, label, role }: StateCellProps) {
  if (role === 'now') return <Status tone="done">{`${label} – ${view.t('ui.chart.now')}`}</Status>;
  return role === 'passed' || role === 'next' ? `${label} – ${view.t(`ui.chart.${role}`)}` : label;
}
