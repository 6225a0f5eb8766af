/** The address of a place for files of an application, as uploads remember it; without a kind, of all places of a set. */
export function placeOf(applicationId: string, set: string, kind = ''): string {
  return `applications/${applicationId}/${set}/${kind}`;
}
