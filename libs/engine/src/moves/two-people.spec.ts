import type { Actor } from '#libs/kernel';
import { mustBeAnother, mustOperate, mustSayWhy } from './two-people.js';

const operator: Actor = { kind: 'person', id: 'first', roles: ['financeOfficer', 'operator'] };

describe('a change of files that are on their way', () => {
  it('is for a person with the role of operator', () => {
    expect(() => mustOperate(operator)).not.toThrow();
  });

  it.each<readonly [Actor]>([
    [{ kind: 'person', id: 'first', roles: ['financeOfficer'] }],
    [{ kind: 'person', id: 'first', roles: [] }],
    [{ kind: 'system', id: 'timer', roles: ['system', 'operator'] }],
  ])('is not for %j', (by) => {
    expect(() => mustOperate(by)).toThrow('Only somebody with the role of operator');
  });

  it('is confirmed by another than the one who asked', () => {
    expect(() => mustBeAnother(operator, 'second')).not.toThrow();
    expect(() => mustBeAnother(operator, 'first')).toThrow('it takes a second operator');
  });

  it.each(['Too short.', ' مدة قصيرة '])('has a reason: %j', (reason) => {
    expect(() => mustSayWhy(reason)).not.toThrow();
  });

  it.each(['', '  ', '\n\t'])('is not made for %j', (reason) => {
    expect(() => mustSayWhy(reason)).toThrow('Say why');
  });
});
