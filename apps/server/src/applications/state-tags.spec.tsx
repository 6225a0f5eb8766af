import { render } from 'preact-render-to-string';
import { aView } from '../ui/testing/a-view.js';
import { StateTags } from './state-tags.js';

const shown = (...states: readonly string[]) => render(<StateTags view={aView()} states={states} />);

describe('where a grant stands', () => {
  it('is said place by place, without the contract that is simply in force', () => {
    const html = shown('running.disbursement.balance', 'running.reporting.finalReport', 'running.standing.active');

    expect(html.match(/class="status/g)).toHaveLength(2);
    expect(html).not.toContain('Contrat en vigueur');
  });

  it('says that a contract is suspended', () => {
    const html = shown('running.disbursement.balance', 'running.standing.suspended');

    expect(html).toContain('tone-problem');
    expect(html).toContain('Contrat suspendu');
  });
});
