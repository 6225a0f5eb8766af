import type { Budget, BudgetTerms } from './budget.js';
import { checkShare, monthsOf, requestOf } from './request.js';
import { aCall } from './testing/index.js';

const call = aCall();
const terms: BudgetTerms = call.terms('L1');
const conceptNote = call.form('conceptNote');
const full = call.form('fullApplication');
const asked = (requestedContribution: string, totalCost = '1 000 000') => ({ requestedContribution, totalCost });

describe('the request of a concept note', () => {
  it('is read from its two questions', () => {
    expect(requestOf(conceptNote, asked('800 000,50'), null, terms)).toEqual({
      requestedMinor: 80_000_050,
      totalMinor: 100_000_000,
    });
  });

  it('is unknown while one of them cannot be read', () => {
    expect(requestOf(conceptNote, asked('much'), null, terms)).toBeNull();
    expect(requestOf(conceptNote, { requestedContribution: '1' }, null, terms)).toBeNull();
  });

  it.each([
    ['500 000', []],
    ['499 999,99', ['shareBelowMinimum']],
    ['900 000', []],
    ['900 000,01', ['shareAboveMaximum']],
    ['1 000 000,01', ['requestAboveTotal']],
    ['', []],
  ])('keeps the share of the call: %s of a million', (contribution, codes) => {
    expect(checkShare(conceptNote, asked(contribution), terms.share).map(({ code }) => code)).toEqual(codes);
  });
});

describe('the request of a full application', () => {
  const budget: Budget = {
    lines: [{ id: 'a', heading: '1', description: 'Trainer', unit: 'month', quantity: '10', unitCost: '100000' }],
    indirect: '70000',
    contingency: '',
    requested: '856 000',
    sources: [],
  };

  it('is read from its budget', () => {
    expect(requestOf(full, {}, budget, terms)).toEqual({ requestedMinor: 85_600_000, totalMinor: 107_000_000 });
  });

  it('is unknown without one, or while the contribution cannot be read', () => {
    expect(requestOf(full, {}, null, terms)).toBeNull();
    expect(requestOf(full, {}, { ...budget, requested: '1.234' }, terms)).toBeNull();
  });

  it('keeps its share by the budget, not by questions', () => {
    expect(checkShare(full, asked('1'), terms.share)).toEqual([]);
  });
});

it('a report asks for nothing', () => {
  expect(requestOf(call.form('finalReport'), {}, null, terms)).toBeNull();
  expect(monthsOf(call.form('finalReport'), { months: '9' })).toBeNull();
});

describe('the months of an action', () => {
  it.each([
    ['9', 9],
    ['١٢', 12],
    ['9,5', null],
    ['0', null],
    ['', null],
  ])('"%s" are %s', (typed, months) => {
    expect(monthsOf(conceptNote, { months: typed })).toBe(months);
  });
});
