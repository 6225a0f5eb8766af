import type { Member } from '#libs/identity';

/** Who alone owns an organisation, and so can neither leave nor take another role; null where several do. */
export function onlyOwnerOf(members: readonly Member[]): Member | null {
  const owners = members.filter(({ role }) => role === 'owner');
  return owners.length === 1 ? (owners[0] ?? null) : null;
}
