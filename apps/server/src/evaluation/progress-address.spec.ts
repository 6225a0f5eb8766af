import { progressAddress, progressAsked } from './progress-address.js';

const TWO_STAGES = { stages: ['conceptNote', 'fullApplication'], firstStage: 'conceptNote' } as const;

describe('the address of the progress of a stage', () => {
  it('gives back what it says', () => {
    const address = progressAddress('KAF-2026-01', { stage: 'fullApplication', lot: 'L2', show: 'missing' });
    const query = Object.fromEntries(new URL(address, 'http://localhost').searchParams);

    expect(address).toMatch(/^\/calls\/KAF-2026-01\/assessments\?/u);
    expect(progressAsked(query, TWO_STAGES)).toEqual({
      stage: 'fullApplication',
      lot: 'L2',
      show: 'missing',
      cursor: undefined,
    });
  });

  it.each([undefined, null, {}, { stage: 'x', show: 'y', lot: '' }, { stage: ['conceptNote'] }])(
    'shows everything for %j',
    (query) => {
      expect(progressAsked(query, TWO_STAGES)).toEqual({
        stage: 'conceptNote',
        lot: undefined,
        show: 'all',
        cursor: undefined,
      });
    },
  );

  it('shows the one stage of a call that has no other', () => {
    const one = { stages: ['fullApplication'], firstStage: 'fullApplication' } as const;

    expect(progressAsked({ stage: 'conceptNote' }, one).stage).toBe('fullApplication');
  });
});
