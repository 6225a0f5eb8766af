import type { MinutedDecision } from '#libs/awards';
import { PersonName } from '../ui/person-name.js';
import { Sentence } from '../ui/sentence.js';
import type { View } from '../ui/view.js';

export interface CommitteePersonProps {
  readonly view: View;
  readonly member: Pick<MinutedDecision['members'][number], 'name' | 'capacity' | 'unit'>;
}

/** Who sits in a committee, as what, and for which unit. */
export function CommitteePerson({ view, member: { name, capacity, unit } }: CommitteePersonProps) {
  return (
    <Sentence
      view={view}
      of="awards.minutes.member"
      with={{
        name: <PersonName key="name" name={name} />,
        capacity: view.t(`awards.committee.as.${capacity}`),
        unit: <bdi key="unit">{unit}</bdi>,
      }}
    />
  );
}
