import {
  type BureauMember,
  type FileContent,
  isComplete,
  type KeptDocument,
  partsOf,
  reminderDue,
} from './organisation-file.js';

const TODAY = '2026-03-02';

function paper(kind: KeptDocument['kind'], validUntil: string | null = null): KeptDocument {
  const content = {
    extension: 'pdf',
    sizeBytes: 9,
    sha256: 'aa',
    storageKey: 'aa',
    reusedFrom: null,
    uploadedAt: new Date(0),
  } as const;
  return { id: kind, kind, name: `${kind}.pdf`, validUntil, ...content };
}

function member(of: BureauMember['function'], mandateEnds: string | null = '2027-06-30'): BureauMember {
  return { id: of, name: 'Salma Bennis', function: of, mandateEnds };
}

const whole: FileContent = {
  receipt: 'final',
  foundedOn: '2018-04-30',
  isAccountVerified: true,
  bureau: [member('president'), member('secretary'), member('treasurer')],
  documents: [
    paper('statutes'),
    paper('registrationReceipt'),
    paper('bureauMembers'),
    paper('generalAssemblyMinutes'),
    paper('bankAttestation', '2026-12-31'),
  ],
};

function stateOf(part: string, change: Partial<FileContent>): unknown {
  const found = partsOf({ ...whole, ...change }, TODAY).find((one) => one.part === part);
  return [found?.state, found?.until];
}

describe('the file of an organisation', () => {
  it('is complete where everything is there that every call asks for', () => {
    expect(isComplete(partsOf(whole, TODAY))).toBe(true);
  });

  it.each<[string, Partial<FileContent>]>([
    ['a paper', { documents: whole.documents.slice(1) }],
    ['the treasurer', { bureau: whole.bureau.slice(0, 2) }],
    ['the account', { isAccountVerified: null }],
    ['the receipt', { receipt: 'none' }],
    ['a mandate that has not ended', { bureau: [...whole.bureau, member('member', '2026-03-01')] }],
  ])('is not complete without %s', (_title, change) => {
    expect(isComplete(partsOf({ ...whole, ...change }, TODAY))).toBe(false);
  });

  it.each<[string, Partial<FileContent>, unknown]>([
    ['bankAttestation', { documents: [paper('bankAttestation', '2026-04-01')] }, ['expiring', '2026-04-01']],
    ['bankAttestation', { documents: [paper('bankAttestation', '2026-04-02')] }, ['valid', '2026-04-02']],
    ['bankAttestation', { documents: [paper('bankAttestation', TODAY)] }, ['expiring', TODAY]],
    ['bankAttestation', { documents: [paper('bankAttestation', '2026-03-01')] }, ['expired', '2026-03-01']],
    ['receipt', { receipt: 'temporary', foundedOn: '2026-02-01' }, ['waiting', '2026-04-02']],
    ['receipt', { receipt: 'temporary', foundedOn: '2025-12-01' }, ['valid', null]],
    ['account', { isAccountVerified: false }, ['waiting', null]],
    ['bureau', { bureau: [...whole.bureau, member('member', '2026-03-09')] }, ['expiring', '2026-03-09']],
  ])('shows of %s how it stands', (part, change, expected) => {
    expect(stateOf(part, change)).toEqual(expected);
  });

  it.each([
    ['2026-04-02', null],
    ['2026-04-01', 30],
    ['2026-03-10', 30],
    ['2026-03-09', 7],
    [TODAY, 7],
    ['2026-03-01', null],
  ])('reminds of what ends on %s: %s', (until, days) => {
    expect(reminderDue(until, TODAY)).toBe(days);
  });
});
