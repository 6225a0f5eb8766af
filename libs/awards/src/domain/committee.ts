import { DomainError } from '#libs/kernel';

/** The chair leads, the secretary records; neither votes (R12). */
export const CAPACITIES = ['chair', 'secretary', 'voting'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Somebody on the evaluation committee of a call, as a decision on one lot sees them. */
export interface Member {
  readonly personId: string;
  readonly capacity: Capacity;
  /** The organisational unit; two units at least sit on a committee. */
  readonly unit: string;
  /** Has signed the declaration of impartiality of the call. */
  readonly hasDeclared: boolean;
  /** Has declared a conflict of interest with a file of the lot, and takes no part in its ranking (R11). */
  readonly hasConflict: boolean;
}

/** What keeps a committee from deciding; codes for `awards.committee.fault.<code>`. */
export type CommitteeFault =
  | { readonly code: 'noChair' | 'noSecretary' | 'tooFewVoting' | 'evenVoting' | 'tooFewUnits' | 'notOnCommittee' }
  | { readonly code: 'notDeclared' | 'absent'; readonly personIds: readonly string[] };

/** The committee that is there may not decide; `details.faults` lists every reason. */
export class CommitteeNotLegal extends DomainError {
  readonly code = 'awards.committee-not-legal';

  constructor(readonly faults: readonly CommitteeFault[]) {
    super('The committee may not decide as it is.', { faults: faults.map(({ code }) => code).join(', ') });
  }
}

/** The sizes that the call's rules ask for. */
export interface CommitteeRules {
  readonly minVotingMembers: number;
  readonly oddNumber: boolean;
  readonly minUnits: number;
}

/** Those who may take part in the decision on a lot: on the committee, without a conflict in it. */
export function entitled<M extends Member>(members: readonly M[]): readonly M[] {
  return members.filter((member) => !member.hasConflict);
}

/** Who presides over the decision on a lot; empty where nobody may. */
export function chairOf(members: readonly Member[]): string {
  return entitled(members).find(({ capacity }) => capacity === 'chair')?.personId ?? '';
}

/** Everything that keeps these members from deciding on a lot, apart from who is present. Empty: they may. */
export function faultsOfCommittee(members: readonly Member[], rules: CommitteeRules): readonly CommitteeFault[] {
  const able = entitled(members);
  const voting = able.filter(({ capacity }) => capacity === 'voting');
  const undeclared = able.filter(({ hasDeclared }) => !hasDeclared).map(({ personId }) => personId);
  return [
    ...onlyIf(!able.some(({ capacity }) => capacity === 'chair'), 'noChair'),
    ...onlyIf(!able.some(({ capacity }) => capacity === 'secretary'), 'noSecretary'),
    ...onlyIf(voting.length < rules.minVotingMembers, 'tooFewVoting'),
    ...onlyIf(rules.oddNumber && voting.length > 0 && voting.length % 2 === 0, 'evenVoting'),
    ...onlyIf(new Set(able.map(({ unit }) => unit.trim().toLocaleLowerCase())).size < rules.minUnits, 'tooFewUnits'),
    ...(undeclared.length > 0 ? [{ code: 'notDeclared' as const, personIds: undeclared }] : []),
  ];
}

/** A meeting: who was there. All voting members are present at every meeting, and so are chair and secretary. */
export interface Meeting {
  readonly present: readonly string[];
  readonly chairId: string;
}

/** Refuses with every reason why these members, meeting like this, may not decide on a lot. */
export function mustBeLegal(members: readonly Member[], meeting: Meeting, rules: CommitteeRules): void {
  const able = entitled(members);
  const absent = able.map(({ personId }) => personId).filter((id) => !meeting.present.includes(id));
  const faults: readonly CommitteeFault[] = [
    ...faultsOfCommittee(members, rules),
    ...onlyIf(
      !able.some(({ personId, capacity }) => personId === meeting.chairId && capacity === 'chair'),
      'notOnCommittee',
    ),
    ...(absent.length > 0 ? [{ code: 'absent' as const, personIds: absent }] : []),
  ];
  if (faults.length > 0) throw new CommitteeNotLegal(faults);
}

type PlainCode = Exclude<CommitteeFault['code'], 'notDeclared' | 'absent'>;

function onlyIf(isFault: boolean, code: PlainCode): readonly CommitteeFault[] {
  return isFault ? [{ code }] : [];
}
