import { type Comparable, comparableName, similarity, suspectedPairs } from './same-organisation.js';

function anOrganisation(id: string, different: Partial<Comparable>): Comparable {
  const nothing = { nameAr: null, ice: null, receiptNumber: null, rib: null };
  return {
    id,
    name: id === 'a' ? 'Association Lumière' : 'Association Oued Za',
    region: 'MA-02',
    ...nothing,
    ...different,
  };
}

function alike(left: string, right: string): boolean {
  return similarity(comparableName(left), comparableName(right)) >= 0.7;
}

describe('names of organisations', () => {
  it.each([
    ['Association Amal Jerada', 'Ass. Amal de Jérada'],
    ['ASSOCIATION L’AVENIR DU RIF', 'Association avenir rif'],
    ['جمعية الأمل للتنمية', 'جَمعِيّة الامل للتنميه'],
    ['جمعية الريف للمستقبل', 'جمعية ريف للمستقبل'],
    ['جمعية هدى', 'جمعية هدي'],
  ])('%s is %s', (left, right) => {
    expect(alike(left, right)).toBe(true);
  });

  it.each([
    ['Association Amal de Jerada', 'Association Amal de Berkane'],
    ['Association des femmes du Rif', 'Association des jeunes du Rif'],
    ['جمعية الأمل بوجدة', 'جمعية الأمل بالناظور'],
    ['Association', 'جمعية'],
  ])('%s is not %s', (left, right) => {
    expect(alike(left, right)).toBe(false);
  });
});

describe('organisations that may be one', () => {
  it.each<[string, Partial<Comparable>, Partial<Comparable>, readonly string[]]>([
    ['the same account', { rib: '011519000001205000534921' }, { rib: '011519000001205000534921' }, ['rib']],
    ['the same ICE', { ice: '001561191000066' }, { ice: '001561191000066' }, ['ice']],
    [
      'the same receipt, written otherwise',
      { receiptNumber: '123/2019' },
      { receiptNumber: '123-2019' },
      ['receiptNumber'],
    ],
    ['a receipt of another region', { receiptNumber: '123' }, { receiptNumber: '123', region: 'MA-01' }, []],
    ['no number at all', {}, {}, []],
    ['nearly the same name', { name: 'Association Rif Avenir' }, { name: 'Assoc. RIF avenir' }, ['name']],
  ])('are found by %s', (_title, one, other, signs) => {
    const found = suspectedPairs([anOrganisation('b', other), anOrganisation('a', one)]);

    expect(found).toEqual(signs.length === 0 ? [] : [{ firstId: 'a', secondId: 'b', signs }]);
  });

  it('are found once, with all signs together', () => {
    const same = { name: 'Association Rif Avenir', nameAr: 'جمعية الريف للمستقبل', ice: '001561191000066' };

    expect(suspectedPairs([anOrganisation('a', same), anOrganisation('b', same)])).toEqual([
      { firstId: 'a', secondId: 'b', signs: ['ice', 'name', 'nameAr'] },
    ]);
  });
});
