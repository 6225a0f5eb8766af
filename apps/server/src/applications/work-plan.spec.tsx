import type { Row } from '#libs/calls';
import { render } from 'preact-render-to-string';
import { PLAN } from '../ui/design/form-samples.js';
import { aView } from '../ui/testing/a-view.js';
import { TableQuestion } from './table-question.js';
import { WorkPlan } from './work-plan.js';

describe('the months of an activity in words', () => {
  it.each<[string, Row, string]>([
    ['of several', { from: '3', until: '8' }, '>Mois 3 à 8<'],
    ['of one', { from: '12', until: '12' }, '>Mois 12<'],
    ['of one, written in two ways', { from: '3', until: '3,0' }, '>Mois 3<'],
    ['of a draft that has only the first', { from: '3' }, '>Mois 3 à …<'],
    ['of a draft that has neither', {}, '>Mois … à …<'],
  ])('are those %s', (_, row, words) => {
    const html = render(<WorkPlan view={aView()} question={PLAN} rows={[{ activity: 'A1', ...row }]} />);

    expect(html).toContain(words);
    expect(html).not.toContain('NaN');
  });
});

describe('a table that nothing was written in yet', () => {
  it('shows that it takes more than one line', () => {
    const html = render(<TableQuestion view={aView()} question={PLAN} rows={[]} errors={[]} />);

    expect(html).toContain('Ajouter une ligne');
  });
});
