import type { Member } from '#libs/identity';
import type { View } from '../ui/view.js';

export interface RoleOfProps {
  readonly view: View;
  readonly row: Member;
  /** Said to the reader alone: it is why they can neither leave nor change their role. */
  readonly isOnlyOwner: boolean;
}

/** The role of a member, and that they are the only owner. */
export function RoleOf({ view, row, isOnlyOwner }: RoleOfProps) {
  const role = view.t(`identity.memberRole.${row.role}`);
  if (!isOnlyOwner) return <>{role}</>;
  return (
    <>
      {role}
      <br />
      <span class="muted">{view.t('identity.members.onlyOwner')}</span>
    </>
  );
}
