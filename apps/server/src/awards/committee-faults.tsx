import type { CommitteeFault, NamedMember } from '#libs/awards';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

export interface CommitteeFaultsProps {
  readonly view: View;
  readonly faults: readonly CommitteeFault[];
  readonly members: readonly Pick<NamedMember, 'personId' | 'name'>[];
}

/** Every reason why a committee may not decide as it is. */
export function CommitteeFaults({ view, faults, members }: CommitteeFaultsProps) {
  if (faults.length === 0) return null;
  return (
    <Notice tone="attention" title={view.t('awards.committee.notLegal')}>
      <ul>
        {faults.map((fault) => (
          <li key={fault.code}>{faultInWords(view, fault, members)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** One reason, with the names of those it is about. */
export function faultInWords(view: View, fault: CommitteeFault, members: CommitteeFaultsProps['members']): string {
  const ids = 'personIds' in fault ? fault.personIds : [];
  const names = members.filter(({ personId }) => ids.includes(personId)).map(({ name }) => name);
  return view.t(`awards.committee.fault.${fault.code}`, { names: view.format.list(names) });
}
