import type { Call, Grid, GridSection } from '#libs/calls';
import type { View } from '../ui/view.js';
import { said } from './said.js';

/** How applications are scored: the grid of each stage with every criterion, public before anybody writes a word. */
export function Scoring({ view, call }: { readonly view: View; readonly call: Call }) {
  return (
    <>
      {call.stages.map((stage) => (
        <details key={stage}>
          <summary>{said(view, call.grid(stage).title)}</summary>
          <GridCriteria view={view} grid={call.grid(stage)} />
        </details>
      ))}
    </>
  );
}

function GridCriteria({ view, grid }: { readonly view: View; readonly grid: Grid }) {
  return (
    <>
      <p>{view.t('site.call.gridTotal', { max: grid.max })}</p>
      {grid.sections.map((section) => (
        <section key={section.id}>
          <h4>{view.t('site.call.section', { id: section.id, title: said(view, section.title), max: section.max })}</h4>
          <Criteria view={view} section={section} />
        </section>
      ))}
      <Thresholds view={view} grid={grid} />
    </>
  );
}

function Criteria({ view, section }: { readonly view: View; readonly section: GridSection }) {
  if (section.criteria.length === 0) return <p>{view.t('site.call.transferred')}</p>;
  return (
    <ul>
      {section.criteria.map((criterion) => (
        <li key={criterion.id}>
          {view.t('site.call.criterion', {
            id: criterion.id,
            text: said(view, criterion.text),
            weight: criterion.weight,
          })}
        </li>
      ))}
    </ul>
  );
}

function Thresholds({ view, grid }: { readonly view: View; readonly grid: Grid }) {
  if (grid.thresholds.length === 0) return null;
  return (
    <ul>
      {grid.thresholds.map((threshold) => (
        <li key={`${threshold.on} ${'section' in threshold ? threshold.section : ''}`}>
          {view.t(`site.call.threshold.${threshold.on}`, {
            min: threshold.min,
            section: 'section' in threshold ? threshold.section : '',
          })}
        </li>
      ))}
    </ul>
  );
}
