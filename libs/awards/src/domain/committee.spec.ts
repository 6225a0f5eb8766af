import { aCommittee, aMember } from '../testing/builders.js';
import { CommitteeNotLegal, faultsOfCommittee, mustBeLegal, type Member } from './committee.js';

const rules = { minVotingMembers: 3, oddNumber: true, minUnits: 2 };
const codes = (members: readonly Member[]): readonly string[] =>
  faultsOfCommittee(members, rules).map(({ code }) => code);

describe('a committee', () => {
  it('may decide with chair, secretary and three voting members of two units', () => {
    expect(codes(aCommittee({ voting: 3 }))).toEqual([]);
  });

  it.each([
    [0, ['tooFewVoting']],
    [1, ['tooFewVoting']],
    [2, ['tooFewVoting', 'evenVoting']],
    [3, []],
    [4, ['evenVoting']],
    [5, []],
  ])('of %i voting members', (voting, faults) => {
    expect(codes(aCommittee({ voting }))).toEqual(faults);
  });

  it('may have an even number where the call allows it', () => {
    expect(faultsOfCommittee(aCommittee({ voting: 4 }), { ...rules, oddNumber: false })).toEqual([]);
  });

  it('needs chair and secretary, who are never counted as votes', () => {
    const voting = [1, 2, 3].map((i) => aMember({ personId: `v${i}`, unit: `unit ${i % 2}` }));

    expect(codes(voting)).toEqual(['noChair', 'noSecretary']);
    expect(codes([...aCommittee({ voting: 2 })])).toContain('tooFewVoting');
  });

  it('sits in two units at least, whatever capitals and blanks say', () => {
    const members = aCommittee({ voting: 3 }).map((member, i) => ({ ...member, unit: i % 2 ? ' DFP' : 'dfp' }));

    expect(codes(members)).toEqual(['tooFewUnits']);
  });

  it('does not count whoever has a conflict in the lot', () => {
    const [first, ...others] = aCommittee({ voting: 3 }).toReversed();
    if (!first) throw new Error('a member');

    expect(codes([{ ...first, hasConflict: true }, ...others])).toEqual(['tooFewVoting', 'evenVoting']);
  });

  it('names those who have not signed the declaration', () => {
    const members = aCommittee({ voting: 3 }).map((member, i) => ({ ...member, hasDeclared: i > 0 }));

    expect(faultsOfCommittee(members, rules)).toEqual([{ code: 'notDeclared', personIds: ['chair'] }]);
  });
});

describe('a meeting', () => {
  const members = aCommittee({ voting: 3 });
  const everybody = members.map(({ personId }) => personId);

  it('decides when everybody entitled is there', () => {
    expect(() => mustBeLegal(members, { present: everybody, chairId: 'chair' }, rules)).not.toThrow();
  });

  it.each(['chair', 'secretary', 'voting1'])('does not decide without %s', (missing) => {
    const meeting = { present: everybody.filter((id) => id !== missing), chairId: 'chair' };

    expect(() => mustBeLegal(members, meeting, rules)).toThrow(
      expect.objectContaining({ faults: [{ code: 'absent', personIds: [missing] }] }),
    );
  });

  it('decides without whoever has a conflict, if enough are left', () => {
    const five = aCommittee({ voting: 5 }).map((member) =>
      ['voting4', 'voting5'].includes(member.personId) ? { ...member, hasConflict: true } : member,
    );

    expect(() => mustBeLegal(five, { present: everybody, chairId: 'chair' }, rules)).not.toThrow();
  });

  it.each(['voting1', 'stranger', 'secretary'])('is not led by %s', (chairId) => {
    expect(() => mustBeLegal(members, { present: everybody, chairId }, rules)).toThrow(CommitteeNotLegal);
  });

  it('is not led by a chair who has a conflict', () => {
    const conflicted = members.map((member) => ({ ...member, hasConflict: member.capacity === 'chair' }));

    expect(() => mustBeLegal(conflicted, { present: everybody, chairId: 'chair' }, rules)).toThrow(CommitteeNotLegal);
  });
});
