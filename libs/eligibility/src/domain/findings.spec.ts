import { type AutomaticCheck, type CheckedRules, type FileFacts, findingOf } from './findings.js';

const rules: CheckedRules = {
  legalForms: ['association'],
  minimumAgeYears: 2,
  deadlineDay: '2026-02-19',
  seat: 'lotRegion',
  maxApplicationsPerLead: 1,
  lot: { region: 'MA-01', provinces: ['MA-TNG', 'MA-TET'], minGrantMinor: 65_400_000, maxGrantMinor: 163_500_000 },
  share: { minPercent: 50, maxPercent: 90 },
  duration: { minMonths: 6, maxMonths: 12 },
};

function facts(change: Partial<FileFacts>): FileFacts {
  return {
    lot: 'L1',
    submission: {
      arrivedAt: '2026-02-19T11:59:59.999Z',
      deadline: '2026-02-19T12:00:00.000Z',
      receiptCode: 'ABCD-ABCD-ABCD',
      bySignatory: true,
    },
    missing: [],
    missingDocuments: [],
    documentCount: 2,
    applicant: { legalForm: 'association', region: 'MA-01', foundedOn: '2015-04-30', receipt: 'final' },
    request: { contributionMinor: 90_000_000, totalCostMinor: 100_000_000, months: 12, provinces: ['MA-TNG'] },
    otherApplications: [],
    ...change,
  };
}

const submitted = facts({}).submission;
const request = facts({}).request;
if (!submitted || !request) throw new Error('The example has a submission and a request.');

describe('what the system finds', () => {
  it.each<[AutomaticCheck, string, Partial<FileFacts>, string]>([
    ['submittedInTime', 'a millisecond before the deadline', {}, 'yes'],
    [
      'submittedInTime',
      'at the deadline',
      { submission: { ...submitted, arrivedAt: '2026-02-19T12:00:00.000Z' } },
      'no',
    ],
    ['submittedInTime', 'where nothing arrived', { submission: null }, 'no'],
    ['signedBySignatory', 'for another person', { submission: { ...submitted, bySignatory: false } }, 'no'],
    ['formComplete', 'with a missing answer', { missing: ['relevance'] }, 'no'],
    ['documentsComplete', 'with a missing document', { missingDocuments: ['statutes'] }, 'no'],
    ['legalForm', 'for a company', { applicant: { ...facts({}).applicant, legalForm: 'company' } }, 'no'],
    ['seatInLotRegion', 'for a seat elsewhere', { applicant: { ...facts({}).applicant, region: 'MA-02' } }, 'no'],
    [
      'minimumAge',
      'two years old on the day',
      { applicant: { ...facts({}).applicant, foundedOn: '2024-02-19' } },
      'yes',
    ],
    ['minimumAge', 'a day too young', { applicant: { ...facts({}).applicant, foundedOn: '2024-02-20' } }, 'no'],
    ['receiptHeld', 'final, from yesterday', { applicant: { ...facts({}).applicant, foundedOn: '2026-02-18' } }, 'yes'],
    [
      'receiptHeld',
      'temporary, sixty days before the deadline',
      { applicant: { ...facts({}).applicant, receipt: 'temporary', foundedOn: '2025-12-21' } },
      'yes',
    ],
    [
      'receiptHeld',
      'temporary, fifty-nine days before',
      { applicant: { ...facts({}).applicant, receipt: 'temporary', foundedOn: '2025-12-22' } },
      'no',
    ],
    ['receiptHeld', 'not at all', { applicant: { ...facts({}).applicant, receipt: 'none' } }, 'no'],
    ['receiptHeld', 'where nobody has said', { applicant: { ...facts({}).applicant, receipt: null } }, 'manual'],
    ['oneApplicationPerLead', 'with a second file', { otherApplications: ['KAF-2026-01-0001'] }, 'no'],
    ['amountWithinLimits', 'at the lower limit', { request: { ...request, contributionMinor: 65_400_000 } }, 'yes'],
    ['amountWithinLimits', 'a centime below', { request: { ...request, contributionMinor: 65_399_999 } }, 'no'],
    ['amountWithinLimits', 'a centime above', { request: { ...request, contributionMinor: 163_500_001 } }, 'no'],
    ['shareWithinLimits', 'at 90 %', {}, 'yes'],
    ['shareWithinLimits', 'a centime over 90 %', { request: { ...request, contributionMinor: 90_000_001 } }, 'no'],
    ['shareWithinLimits', 'a centime under 50 %', { request: { ...request, contributionMinor: 49_999_999 } }, 'no'],
    ['durationWithinLimits', 'of 12 months', {}, 'yes'],
    ['durationWithinLimits', 'of 13 months', { request: { ...request, months: 13 } }, 'no'],
    ['durationWithinLimits', 'of 5 months', { request: { ...request, months: 5 } }, 'no'],
    ['placesInLot', 'in one province of the lot', {}, 'yes'],
    ['placesInLot', 'with one outside', { request: { ...request, provinces: ['MA-TNG', 'MA-NAD'] } }, 'no'],
    ['placesInLot', 'without a place', { request: { ...request, provinces: [] } }, 'no'],
    ['amountWithinLimits', 'where the amount cannot be read', { request: null }, 'manual'],
    ['manual', 'for what only eyes can see', {}, 'manual'],
  ])('%s %s', (check, _title, change, verdict) => {
    expect(findingOf(check, facts(change), rules).verdict).toBe(verdict);
  });

  it('names the facts that it rests on', () => {
    expect(findingOf('documentsComplete', facts({ missingDocuments: ['statutes', 'ribProof'] }), rules).params).toEqual(
      {
        count: 2,
        list: 'statutes, ribProof',
        present: 2,
      },
    );
  });
});
