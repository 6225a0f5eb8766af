import type { Member } from '../domain/committee.js';
import type { ScoredFile } from '../domain/ranking.js';

/** A voting member who has declared and has no conflict, apart from what is given. */
export function aMember(apart: Partial<Member> = {}): Member {
  return { personId: 'voting', capacity: 'voting', unit: 'unit', hasDeclared: true, hasConflict: false, ...apart };
}

/** Chair, secretary and so many voting members, from two units. */
export function aCommittee({ voting }: { readonly voting: number }): readonly Member[] {
  return [
    aMember({ personId: 'chair', capacity: 'chair', unit: 'programme' }),
    aMember({ personId: 'secretary', capacity: 'secretary', unit: 'delegation' }),
    ...Array.from({ length: voting }, (_, i) =>
      aMember({ personId: `voting${i + 1}`, unit: i % 2 ? 'delegation' : 'programme' }),
    ),
  ];
}

/** A file that reached every threshold and asks for 100, apart from what is given. */
export function aScoredFile(applicationId: string, total: number, apart: Partial<ScoredFile> = {}): ScoredFile {
  return { applicationId, total, sections: {}, missed: [], requestedMinor: 100, ...apart };
}
