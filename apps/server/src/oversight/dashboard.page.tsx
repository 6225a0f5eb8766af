import { NameOfCall } from '../calls/name-of-call.js';
import { Layout } from '../ui/layout.js';
import { BudgetFigure, ComingFigures, FunnelFigure, LatenessFigure, MapFigure, StatesFigure } from './call-sections.js';
import { type DashboardProps, SECTIONS } from './dashboard-frame.js';
import { KeyFigures } from './key-figures.js';

/** Where a call stands: few figures first, then each of them in full; every number leads to its files. */
export function DashboardPage(props: DashboardProps) {
  const { view, call } = props;
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('figures.dashboard.title')}
      caption={<NameOfCall view={view} call={call} />}
      trail={[{ href: '/programme', label: view.t('figures.programme.title') }]}
    >
      <KeyFigures {...props} />
      <nav aria-label={view.t('figures.jumps')}>
        <ul class="figure-jumps">
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{view.t(`figures.${section}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <FunnelFigure {...props} />
      <LatenessFigure {...props} />
      <ComingFigures {...props} />
      <BudgetFigure {...props} />
      <MapFigure {...props} />
      <StatesFigure {...props} />
    </Layout>
  );
}
