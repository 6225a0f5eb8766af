import { STAGES } from '#libs/evaluation';
import { progressAddress, progressAsked } from './progress-address.js';

describe('the address of the progress of a stage', () => {
  it('gives back what it says', () => {
    const address = progressAddress('KAF-2026-01', { stage: 'fullApplication', lot: 'L2', show: 'missing' });
    const query = Object.fromEntries(new URL(address, 'http://localhost').searchParams);

    expect(address).toMatch(/^\/calls\/KAF-2026-01\/assessments\?/u);
    expect(progressAsked(query, STAGES)).toEqual({
      stage: 'fullApplication',
      lot: 'L2',
      show: 'missing',
      cursor: undefined,
    });
  });

  it.each([undefined, null, {}, { stage: 'x', show: 'y', lot: '' }, { stage: ['conceptNote'] }])(
    'shows everything for %j',
    (query) => {
      const asked = { lot: undefined, show: 'all', cursor: undefined };
      expect(progressAsked(query, STAGES)).toEqual({ ...asked, stage: 'conceptNote' });
      expect(progressAsked(query, ['fullApplication'])).toEqual({ ...asked, stage: 'fullApplication' });
    },
  );
});
