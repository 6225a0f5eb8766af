import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { faultLine } from './fault.js';
import { loadCallFile } from './load-call.js';
import type { GridLibrary } from './load-grid.js';
import { readGridLibrary } from './read-call-file.js';

const text = readFileSync(resolve('config/calls/kafaat-liljamia.yaml'), 'utf8');
let grids: GridLibrary;

beforeAll(async () => {
  grids = await readGridLibrary(resolve('config/grids'));
});

/** The file with one text of it replaced, which must be there. */
function changed(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`"${from}" is not in the file.`);
    return before.replace(from, () => to);
  }, text);
}

function faultsOf(source: string) {
  const loaded = loadCallFile(source, 'call.yaml', grids);
  return loaded.ok ? [] : loaded.faults;
}

/** A grid as it stands in a call's own file. */
const grid = (changes: object) => ({
  id: 'own-grid',
  version: 1,
  stage: 'conceptNote',
  title: { fr: 'Grille', ar: 'شبكة', en: 'Grid' },
  scale: {
    min: 0,
    max: 5,
    labels: [0, 1, 2, 3, 4, 5].map((score) => ({ score, text: { fr: 'a', ar: 'ا', en: 'a' } })),
  },
  sections: [
    {
      id: '1',
      key: 'need',
      title: { fr: 'Besoin', ar: 'حاجة', en: 'Need' },
      max: 10,
      criteria: [{ id: '1.1', weight: 2, text: { fr: 'a', ar: 'ا', en: 'a' } }],
    },
  ],
  max: 10,
  ...changes,
});
const own = (written: object) => JSON.stringify(written);

const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a call file', () => {
  it('loads without a fault', () => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    // Shape.
    ['currency: MAD', 'currency: DHS', 'invalid_value', 'currency'],
    ['currency: MAD', 'curency: MAD', 'unknownKey', 'curency'],
    ['  minimumAgeYears: 2', '  minimumAgeYears: two', 'invalid_type', 'applicants.minimumAgeYears'],
    ["budget: '4905000.00'", "budget: '4 905 000'", 'notReadable', 'lots.0.budget'],
    ["budget: '4905000.00'", "budget: '4905000.001'", 'notReadable', 'lots.0.budget'],
    [
      'conceptNoteDeadline: 2026-02-19T12:00',
      'conceptNoteDeadline: 2026-02-30T12:00',
      'notReadable',
      'dates.conceptNoteDeadline',
    ],
    ['clarification: P10D', 'clarification: 10 days', 'notReadable', 'periods.clarification'],
    ['clarification: P10D', 'clarification: -P10D', 'notReadable', 'periods.clarification'],
    [
      '          - id: summary\n            type: longText',
      '          - id: summary\n            type: essay',
      'invalid_union',
      'forms.conceptNote.pages.0.questions.1.type',
    ],
    ['code: KAF-2026-01', 'code: kafaat', 'invalid_format', 'code'],
    [
      '{ fr: Résumé, ar: ملخص, en: Summary }',
      '{ fr: Résumé, ar: ملخص, en: Summary, in short }',
      'textCut',
      'forms.conceptNote.pages.0.questions.1.label.in short',
    ],
    [
      '{ fr: Résumé, ar: ملخص, en: Summary }',
      '{ fr: Résumé, ar: ملخص, en: Summary, briefly }',
      'textCut',
      'forms.conceptNote.pages.0.questions.1.label.briefly',
    ],
    // Dates.
    ['zone: Africa/Casablanca', 'zone: Africa/Casablance', 'zoneUnknown', 'zone'],
    ['shortListDate: 2026-03-27T12:00', 'shortListDate: 2026-03-22T02:30', 'notOnTheClock', 'dates.shortListDate'],
    ['awardDate: 2026-07-15T12:00', 'awardDate: 2026-06-01T12:00', 'outOfOrder', 'dates.awardDate'],
    [
      'conceptNoteDeadline: 2026-02-19T12:00',
      'conceptNoteDeadline: 2026-02-18T12:00',
      'tooShort',
      'dates.conceptNoteDeadline',
    ],
    [
      'fullApplicationDeadline: 2026-05-14T12:00',
      'fullApplicationDeadline: 2026-05-13T12:00',
      'tooShort',
      'dates.fullApplicationDeadline',
    ],
    ['  invitationsDate: 2026-03-30T09:00\n', '', 'missing', 'dates.invitationsDate'],
    ['programmeEnd: 2028-03-31T17:00', 'programmeEnd: 2031-03-31T17:00', 'holidayMissing', 'holidays.movable.0.dates'],
    // Lots.
    ["min: '654000.00', max: '1635000.00'", "min: '1635000.01', max: '1635000.00'", 'minAboveMax', 'lots.0.grant.min'],
    ["max: '1635000.00'", "max: '4905000.01'", 'grantAboveBudget', 'lots.0.grant.max'],
    [
      'expectedGrants: { min: 3, max: 4 }',
      'expectedGrants: { min: 3, max: 8 }',
      'tooManyGrants',
      'lots.0.expectedGrants.max',
    ],
    ['  - id: L2', '  - id: L1', 'repeated', 'lots.1.id'],
    ['region: MA-01', 'region: MA-13', 'invalid_format', 'lots.0.region'],
    ['code: MA-CHE', 'code: MA-HOC', 'repeated', 'lots.0.provinces.1.code'],
    ['duration: { minMonths: 6', 'duration: { minMonths: 13', 'minAboveMax', 'duration.minMonths'],
    // Grids.
    ['use: prag-cn-b', 'use: prag-cn-c', 'gridUnknown', 'grids.conceptNote.use'],
    [
      'use: prag-cn-b }',
      'use: prag-cn-b, thresholds: [{ on: total, min: 51 }] }',
      'unreachable',
      'grids.conceptNote.thresholds.0.min',
    ],
    ['conceptNote: { use: prag-cn-b }', `conceptNote: ${own(grid({ max: 11 }))}`, 'wrongSum', 'grids.conceptNote.max'],
    [
      'conceptNote: { use: prag-cn-b }',
      `conceptNote: ${own(grid({ stage: 'fullApplication' }))}`,
      'wrongStage',
      'grids.conceptNote',
    ],
    [
      'conceptNote: { use: prag-cn-b }',
      `conceptNote: ${own(grid({ max: 'ten' }))}`,
      'invalid_type',
      'grids.conceptNote.max',
    ],
    ["tieBreak: ['2', '3']", "tieBreak: ['2', '7']", 'unknownSection', 'selection.tieBreak.1'],
    ['forScores: [1, 2, 5]', 'forScores: [0, 5]', 'notAScore', 'assessment.comments.forScores.0'],
    // Forms.
    [
      'type: multi\n            min: 1',
      'type: multi\n            min: 90',
      'minAboveMax',
      'forms.conceptNote.pages.2.questions.0.min',
    ],
    ['          - id: summary', '          - id: title', 'repeated', 'forms.conceptNote.pages.0.questions.1.id'],
    ["criteria: ['1.4']", "criteria: ['9.9']", 'unknownCriterion', 'forms.conceptNote.pages.1.questions.2.criteria.0'],
    ['totalCost: totalCost', 'totalCost: title', 'wrongQuestion', 'forms.conceptNote.request.totalCost'],
    [
      'when: { question: otherEuFunding',
      'when: { question: costJustification',
      'unknownQuestion',
      'forms.fullApplication.pages.5.questions.2.when.question',
    ],
    ['is: [operatingGrant]', 'is: [unheardOf]', 'unknownOption', 'forms.fullApplication.pages.5.questions.2.when.is'],
    [
      'minRows: 3\n            maxRows: 40',
      'minRows: 50\n            maxRows: 40',
      'minAboveMax',
      'forms.fullApplication.pages.2.questions.0.minRows',
    ],
    // Rules.
    [
      'selfCheck:\n',
      'selfCheck:\n  - { id: ninth, text: { fr: a, ar: a, en: a }, answers: [{ value: a, label: { fr: a, ar: a, en: a } }, { value: b, label: { fr: b, ar: b, en: b } }] }\n',
      'tooManyQuestions',
      'selfCheck',
    ],
    ['reasonCode: notSigned', 'reasonCode: unsigned', 'unknownReason', 'checks.administrative.4.reasonCode'],
    ['{ kind: balance, percent: 20 }', '{ kind: balance, percent: 21 }', 'wrongSum', 'payments.instalments'],
    ['{ kind: balance, percent: 20 }', '{ kind: further, percent: 20 }', 'instalmentOrder', 'payments.instalments'],
    ['minVotingMembers: 3', 'minVotingMembers: 4', 'evenNumber', 'committee.minVotingMembers'],
    ["indirectMaxPercent: '7'", "indirectMaxPercent: '107'", 'notAPercentage', 'budget.indirectMaxPercent'],
    [
      'thirdParties: null',
      "thirdParties: { heading: '8', max: '654000.00' }",
      'unknownHeading',
      'budget.thirdParties.heading',
    ],
    ['interimAfter: [P6M]', 'interimAfter: []', 'surplus', 'forms.interimReport'],
    ['interimAfter: [P6M]', 'interimAfter: []', 'surplus', 'documents.interimReport'],
    [
      'reminders: { quiet',
      'reminders: { ladder: { conceptNoteDedline: [P7D] }, quiet',
      'invalid_value',
      'reminders.ladder.conceptNoteDedline',
    ],
    // Texts.
    ['ar: مبادرات محلية للتكوين والإدماج', 'ar: Initiatives locales', 'notArabic', 'texts.title.ar'],
    ['fr: Initiatives locales', 'fr: مبادرات', 'wrongLanguage', 'texts.title.fr'],
    [
      'en: Local initiatives for training and employment',
      'en: "Local \\u202Einitiatives"',
      'directionMark',
      'texts.title.en',
    ],
    ['ar: مبادرات محلية', 'ar: "\u200Fمبادرات" #', 'directionMark', 'texts.title.ar'],
  ])('is refused when "%s" reads "%s": %s', (from, to, code, path) => {
    expect(faultsOf(changed([from, to]))).toContainEqual(expect.objectContaining({ code, path, file: 'call.yaml' }));
  });

  it('needs every part', () => {
    const [fault] = faultsOf(text.replace(/^settleSeconds: 5$/mu, ''));

    expect(fault).toMatchObject({ code: 'missing', path: 'settleSeconds', line: lineOf('code: KAF') });
  });

  it('may be shorter with a derogation that says who approved it and why', () => {
    const shorter = ['conceptNoteDeadline: 2026-02-19T12:00', 'conceptNoteDeadline: 2026-02-18T12:00'] as const;
    const derogation =
      'derogation: { rule: minimumSubmissionTime, approvedBy: Head of delegation, on: 2025-12-20, reason: Winter school begins }\n\nperiods:';

    expect(faultsOf(changed(shorter, ['\nperiods:', `\n${derogation}`]))).toEqual([]);
  });

  it('needs 90 days as an open call, 60 when every grant is small', () => {
    const open = [
      ['definition: grant.restricted-call', 'definition: grant.open-call'],
      ['  invitationsDate: 2026-03-30T09:00\n', ''],
      ['  fullApplicationDeadline: 2026-05-14T12:00\n', ''],
    ] as const;
    const small = ["max: '1635000.00'", "max: '1090000.00'"] as const;
    const days = (source: string) => faultsOf(source).find(({ code }) => code === 'tooShort')?.message;

    expect(days(changed(...open))).toContain('gives 90');
    expect(days(changed(...open, small))).toContain('gives 60');
  });

  it('says every fault at once, each with its line, and what to write instead', () => {
    const faults = faultsOf(
      changed(
        ['currency: MAD', 'currency: DHS'],
        ["budget: '4905000.00'", "budget: '4 905 000'"],
        ['awardDate: 2026-07-15T12:00', 'awardDate: 2026-06-01T12:00'],
        ['use: prag-cn-b', 'use: prag-cn-x'],
        ['ar: مبادرات محلية للتكوين والإدماج', 'ar: Initiatives locales'],
      ),
    );

    expect(faults.map(({ path, line }) => [path, line])).toEqual([
      ['currency', lineOf('currency: MAD')],
      ['texts.title.ar', lineOf('ar: مبادرات محلية للتكوين')],
      ['lots.0.budget', lineOf("budget: '4905000.00'")],
      ['dates.awardDate', lineOf('awardDate: 2026-07-15')],
      ['grids.conceptNote.use', lineOf('use: prag-cn-b')],
    ]);
    expect(faults.map(faultLine)[0]).toBe(
      `call.yaml:${lineOf('currency: MAD')}:11: currency: "DHS" is not one of: MAD, EUR`,
    );
  });

  it('is refused when it is no YAML, with the line', () => {
    expect(faultsOf('code: KAF\n\tversion: 1')[0]).toMatchObject({ code: 'yaml', line: 2 });
    expect(faultsOf('code: A\ncode: B')[0]).toMatchObject({ code: 'yaml', line: 2 });
    expect(faultsOf('').length).toBeGreaterThan(0);
  });

  it('may hold a grid of its own', () => {
    const codes = faultsOf(changed(['conceptNote: { use: prag-cn-b }', `conceptNote: ${own(grid({}))}`])).map(
      ({ code, path }) => `${code} ${path}`,
    );

    // Only what stands elsewhere in the file speaks of the other grid.
    expect(codes.filter((fault) => fault.includes('grids.conceptNote'))).toEqual([]);
    expect(codes).toContain('wrongTransfer grids.fullApplication.use');
  });

  it('takes amounts of a condition in quotes, as everywhere else', () => {
    const asked = (bound: string) =>
      faultsOf(changed(['when: { question: otherEuFunding', `when: { question: ${bound}, unused: otherEuFunding`]));
    const notANumber = ({ code, path }: { code: string; path: string }) =>
      code === 'invalid_type' && path.endsWith('atLeast');

    expect(asked("months, atLeast: '6.50'").some(notANumber)).toBe(false);
    expect(asked('months, atLeast: six').some(notANumber)).toBe(true);
  });

  it('proposes the name that was meant', () => {
    expect(faultsOf(changed(['use: prag-cn-b', 'use: prag-cn-bb']))[0]?.message).toContain('did you mean prag-cn-b?');
    expect(faultsOf(changed(['check: submittedInTime', 'check: submitedInTime']))[0]?.message).toContain(
      'did you mean submittedInTime?',
    );
  });
});
