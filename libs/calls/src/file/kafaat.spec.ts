import { resolve } from 'node:path';
import { Call } from '../call.js';
import type { CallFile } from './call-file.js';
import { shiftCall, withDates } from './derive-call.js';
import { callFindings } from './load-call.js';
import { readCallFile } from './read-call-file.js';

let file: CallFile;
let call: Call;

beforeAll(async () => {
  file = await readCallFile(resolve('config/calls/kafaat-liljamia.yaml'));
  call = new Call('0197f6a0-0000-7000-8000-000000000001', 1, file, {}, null, null);
});

describe('the call of config/calls/kafaat-liljamia.yaml', () => {
  it('has the lots of rules.md 4.3 in dirhams at 10.90', () => {
    const figures = file.lots.map(({ id, region, budgetMinor, minGrantMinor, maxGrantMinor, provinces }) => [
      id,
      region,
      budgetMinor,
      minGrantMinor,
      maxGrantMinor,
      provinces.length,
    ]);

    expect(figures).toEqual([
      ['L1', 'MA-01', 490_500_000, 65_400_000, 163_500_000, 8],
      ['L2', 'MA-02', 272_500_000, 43_600_000, 92_650_000, 8],
    ]);
  });

  it.each([
    ['publicationDate', '2026-01-05T08:00:00.000Z'],
    ['conceptNoteDeadline', '2026-02-19T12:00:00.000Z'],
    ['fullApplicationDeadline', '2026-05-14T11:00:00.000Z'],
    ['contractsDate', '2026-09-30T17:00:00.000Z'],
  ])('has its %s at %s', (name, instant) => {
    expect(call.calendar.date(name)?.toISOString()).toBe(instant);
  });

  it('takes the grids of its stages, with relevance from the one to the other', () => {
    expect([call.grid('conceptNote').max, call.grid('fullApplication').max]).toEqual([50, 100]);
    expect(call.grid('fullApplication').sections[1]?.transfer).toEqual({ from: 'prag-cn-b', section: '1' });
  });

  it('asks questions that together cover every criterion of its grids', () => {
    const asked = (stage: 'conceptNote' | 'fullApplication') =>
      new Set(call.form(stage).pages.flatMap((page) => page.questions.flatMap((question) => question.criteria)));
    const scored = (stage: 'conceptNote' | 'fullApplication') =>
      call.grid(stage).sections.flatMap((section) => section.criteria.map(({ id }) => id));

    expect(scored('conceptNote').filter((id) => !asked('conceptNote').has(id))).toEqual([]);
    expect(scored('fullApplication').filter((id) => !asked('fullApplication').has(id))).toEqual([]);
  });

  it('pays 80 and 20', () => {
    expect(file.payments.instalments).toEqual([
      { kind: 'prefinancing', percent: 80 },
      { kind: 'balance', percent: 20 },
    ]);
  });

  it('speaks French, Arabic and English', () => {
    expect(call.texts('fr').title).toBe('Initiatives locales de formation et d’insertion');
    expect(call.texts('ar').title).toBe('مبادرات محلية للتكوين والإدماج');
    expect(call.texts('en').title).toBe('Local initiatives for training and employment');
  });
});

describe('a call', () => {
  it('knows its lots by id and by region', () => {
    expect(call.lot('L2').region).toBe('MA-02');
    expect(call.lotsOfRegion('MA-01').map(({ id }) => id)).toEqual(['L1']);
    expect(() => call.lot('L9')).toThrow('no lot L9');
  });

  it('has one deadline for each stage, and one for both in an open call', () => {
    const open = new Call(
      'x',
      1,
      { ...file, procedure: { definition: 'grant.open-call', version: 1 } },
      {},
      null,
      null,
    );

    expect(call.deadlineOf('fullApplication')).toEqual(call.calendar.date('fullApplicationDeadline'));
    expect(open.deadlineOf('fullApplication')).toEqual(open.calendar.date('conceptNoteDeadline'));
    expect(call.stagesSubmittedAt('conceptNote')).toEqual(['conceptNote']);
    expect(open.stagesSubmittedAt('conceptNote')).toEqual(['conceptNote', 'fullApplication']);
  });

  it('shows a date that was set later in place of the one of its file', () => {
    const later = withDates(file, {}).dates.awardDate;
    const extended = new Call('x', 2, file, { conceptNoteDeadline: later }, null, null);

    expect(extended.dates().get('conceptNoteDeadline')).toBe(later);
    expect(extended.deadlineOf('conceptNote')).toEqual(extended.calendar.date('awardDate'));
    expect(extended.dates().get('shortListDate')).toBe(file.dates.shortListDate);
  });
});

describe('a call derived for another time', () => {
  it.each([-360, -3, 300, 900])('moved by %i days is as sound as the one of the file', (days) => {
    const moved = shiftCall(file, { code: 'KAF-2026-02', days });

    expect(moved.code).toBe('KAF-2026-02');
    expect(callFindings(moved)).toEqual([]);
  });

  it('keeps the hour on the wall', () => {
    expect(shiftCall(file, { code: 'KAF-2026-02', days: 285 }).dates.conceptNoteDeadline).toBe('2026-12-01T12:00');
  });
});
