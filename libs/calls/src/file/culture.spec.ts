import { resolve } from 'node:path';
import { Call } from '../call.js';
import { isPageAsked } from '../conditions.js';
import { checkAnswers } from '../form.js';
import { faultLine } from './fault.js';
import { loadCallFile } from './load-call.js';
import { type GridLibrary } from './load-grid.js';
import { readCallFile, readGridLibrary } from './read-call-file.js';
import { readFileSync } from 'node:fs';

const PATH = 'config/calls/culture-el-manzeh.yaml';
let grids: GridLibrary;
let call: Call;

beforeAll(async () => {
  grids = await readGridLibrary(resolve('config/grids'));
  call = new Call('0197f6a0-0000-7000-8000-000000000002', 1, await readCallFile(resolve(PATH)), {}, null, null);
});

/** The faults of the file with some of its text replaced. */
function faultsWith(...[from, to]: readonly [string, string]): readonly string[] {
  const text = readFileSync(PATH, 'utf8');
  if (!text.includes(from)) throw new Error(`"${from}" is not in the file.`);
  const loaded = loadCallFile(
    text.replace(from, () => to),
    'c.yaml',
    grids,
  );
  return loaded.ok ? [] : loaded.faults.map(({ code, path }) => `${code} ${path}`);
}

describe('the call of config/calls/culture-el-manzeh.yaml', () => {
  it('loads without a fault', () => {
    const loaded = loadCallFile(readFileSync(PATH, 'utf8'), PATH, grids);

    expect(loaded.ok ? [] : loaded.faults.map(faultLine)).toEqual([]);
  });

  it('has one stage, one deadline and one grid', () => {
    expect(call.stages).toEqual(['fullApplication']);
    expect(call.deadlineOf('conceptNote')).toEqual(call.deadlineOf('fullApplication'));
    expect(call.deadlineOf('fullApplication')?.toISOString()).toBe('2026-04-15T15:00:00.000Z');
    expect(() => call.grid('conceptNote')).toThrow(expect.objectContaining({ code: 'calls.stage-unknown' }));
  });

  it('asks about public space only where a square or a street is used', () => {
    const form = call.form('fullApplication');
    const lacking = (reached: string) =>
      checkAnswers(form, { publicSpace: 'yes', reached }, call.terms('L1'))
        .filter(({ page }) => page === 'publicSpacePage')
        .map(({ question }) => question);

    expect(isPageAsked(form, { id: 'publicSpacePage' }, { publicSpace: 'no' })).toBe(false);
    expect(lacking('499')).toEqual(['safety']);
    expect(lacking('500')).toEqual(['safety', 'safetyPlan']);
  });

  it.each([
    [
      'settleSeconds: 5',
      'settleSeconds: 5\nreminders: { ladder: { fullApplicationDeadline: [P7D] } }',
      'surplus reminders.ladder.fullApplicationDeadline',
    ],
    ['definition: grant.one-stage-call', 'definition: grant.open-call', 'missing forms.conceptNote'],
    ['definition: grant.one-stage-call', 'definition: grant.open-call', 'missing dates.shortListDate'],
    ['  awardDate: ', '  shortListDate: 2026-05-10T12:00\n  awardDate: ', 'surplus dates.shortListDate'],
    ['interimAfter: []', 'interimAfter: [P3M]', 'missing forms.interimReport'],
    ['is: [other]', 'is: [opera]', 'unknownOption forms.fullApplication.pages.0.questions.2.when.is'],
    ['is: [other]', 'atLeast: 3', 'unknownQuestion forms.fullApplication.pages.0.questions.2.when.question'],
    ['is: [other]', 'is: [other], isNot: [music]', 'conditionUnclear forms.fullApplication.pages.0.questions.2.when'],
    ['question: reached', 'question: costs', 'unknownQuestion forms.fullApplication.pages.2.questions.2.when.question'],
    ['{ id: experience,', '{ id: name,', 'repeated forms.fullApplication.pages.3.questions.0.columns.0.id'],
    ['id: authorisation', 'id: registrationReceipt', 'repeated forms.fullApplication.pages.2.questions.0.id'],
    [
      '            type: yesNo\n            label: { fr: Quelque',
      '            type: file\n            label: { fr: Quelque',
      'fileInReport forms.finalReport.pages.0.questions.2.type',
    ],
  ])('is refused when "%s" reads "%s": %s', (from, to, fault) => {
    expect(faultsWith(from, to)).toContain(fault);
  });
});
