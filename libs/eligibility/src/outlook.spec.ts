import { aCall } from '#testing/calls';
import { outlookOf, type Prospect } from './outlook.js';

const call = aCall();
const fitting: Prospect = {
  applicant: { legalForm: 'association', region: 'MA-02', foundedOn: '2015-04-30', receipt: 'final' },
  request: { contributionMinor: 90_000_000, totalCostMinor: 100_000_000, months: 12 },
};

function refused(change: { applicant?: Partial<Prospect['applicant']>; request?: Partial<Prospect['request']> }) {
  const prospect = {
    applicant: { ...fitting.applicant, ...change.applicant },
    request: { ...fitting.request, ...change.request },
  };
  const { lines } = outlookOf(call, prospect);
  return lines.flatMap(({ check, remedy }) => (remedy ? [[check, remedy]] : []));
}

describe('the outlook of an applicant', () => {
  it('is open where every rule is met, and names the lot of its region', () => {
    const { isOpen, lots, lines } = outlookOf(call, fitting);

    expect(isOpen).toBe(true);
    expect(lots.map(({ id }) => id)).toEqual(['L2']);
    expect(lines.map(({ check }) => check)).toEqual([
      'legalForm',
      'seatInLotRegion',
      'minimumAge',
      'amountWithinLimits',
      'shareWithinLimits',
      'durationWithinLimits',
      'receiptHeld',
    ]);
  });

  it('says from which deadline on a young association may apply', () => {
    expect(refused({ applicant: { foundedOn: '2025-03-04' } })).toEqual([['minimumAge', { from: '2027-03-04' }]]);
  });

  it('says when a temporary receipt is as good as final', () => {
    expect(refused({ applicant: { foundedOn: '2026-01-04', receipt: 'temporary' } })).toEqual([
      ['minimumAge', { from: '2028-01-04' }],
      ['receiptHeld', { state: 'waiting', from: '2026-03-05' }],
    ]);
  });

  it('says what could be asked for at most, to the centime', () => {
    expect(refused({ request: { totalCostMinor: 99_999_999 } })).toEqual([
      ['shareWithinLimits', { minMinor: 50_000_000, maxMinor: 89_999_999 }],
    ]);
  });

  it('leaves the amounts of lots aside where no lot is theirs', () => {
    const { lots, lines, isOpen } = outlookOf(call, {
      ...fitting,
      applicant: { ...fitting.applicant, region: 'MA-06' },
    });

    expect([lots, isOpen]).toEqual([[], false]);
    expect(lines.map(({ check }) => check)).not.toContain('amountWithinLimits');
  });
});
