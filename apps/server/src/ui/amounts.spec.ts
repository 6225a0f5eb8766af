import { amountHead, sharedCurrency } from './amounts.js';
import { aView } from './testing/a-view.js';

describe('a column of amounts', () => {
  it.each([
    [['MAD', 'MAD'], 'MAD'],
    [['MAD', 'EUR'], null],
    [[], null],
  ])('of %j shares the currency %s', (currencies, shared) => {
    expect(sharedCurrency(currencies)).toBe(shared);
  });

  it('names its currency once, in its head', () => {
    expect(amountHead(aView(), 'Montant', 'EUR')).toBe('Montant (€)');
  });

  it('says nothing of a currency where each amount names its own', () => {
    expect(amountHead(aView(), 'Montant', null)).toBe('Montant');
  });
});
