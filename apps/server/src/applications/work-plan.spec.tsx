import type { Row } from '#libs/calls';
import { render } from 'preact-render-to-string';
import { PLAN } from '../ui/design/form-samples.js';
import { aView } from '../ui/testing/a-view.js';
import { numberInWords } from './answer-in-words.js';
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

describe('a number in words', () => {
  const unit = { fr: 'mois', ar: 'أشهر', en: 'months' };

  it.each<[string, 'duration' | undefined, 'fr' | 'ar', string]>([
    ['18', 'duration', 'fr', '18 mois'],
    ['9', 'duration', 'ar', '9 أشهر'],
    ['2', 'duration', 'ar', 'شهران'],
    ['9', undefined, 'ar', '\u20689\u2069 (أشهر)'],
    ['', 'duration', 'fr', ''],
  ])('%p with limits of %p is in %s: %s', (text, limits, lang, words) => {
    expect(numberInWords(aView({ lang }), text, { unit, limits })).toBe(words);
  });
});

describe('a table that nothing was written in yet', () => {
  it('shows that it takes more than one line', () => {
    const html = render(<TableQuestion view={aView()} question={PLAN} rows={[]} errors={[]} />);

    expect(html).toContain('Ajouter une ligne');
  });
});
