import { reopened, RoundNotOpen, type Round } from './round.js';

const result = { total: 60, sections: {}, missed: [], counted: ['a', 'b'] } as const;
const round: Round = {
  id: 'round',
  callId: 'call',
  applicationId: 'application',
  organisationId: 'organisation',
  lot: 'L1',
  stage: 'conceptNote',
  required: 2,
  transferred: {},
  divergence: null,
  openedAt: new Date('2026-03-01T09:00:00Z'),
  completed: { at: new Date('2026-03-05T09:00:00Z'), result },
};

describe('reopening a round', () => {
  it('asks for one assessment more than there are and takes the result back', () => {
    expect(reopened(round, 2)).toMatchObject({ required: 3, completed: null });
    expect(reopened(round, 3)).toMatchObject({ required: 4 });
  });

  it('asks for a second one where one of two counts no more', () => {
    expect(reopened(round, 1)).toMatchObject({ required: 2 });
  });

  it('is refused while assessments are awaited', () => {
    expect(() => reopened({ ...round, completed: null }, 1)).toThrow(RoundNotOpen);
  });
});
