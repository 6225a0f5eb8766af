import { REPORT_GROUPS, type ReportGroup, type ReportPlace } from '#libs/reporting';
import { listAddress, placeIn, placeText, textIn } from '../grants/grants-address.js';

/** What the list of reports is asked for; all of it stands in the address. */
export interface ReportsAsked {
  readonly group: ReportGroup;
  readonly search?: string | undefined;
  readonly after?: ReportPlace | undefined;
}

/** What the office has to check; what a grantee has to write. */
const FIRST = { office: 'toCheck', grantee: 'due' } as const;

/** Reads the address. What it cannot read is as if it had not been said. */
export function reportsAsked(query: unknown, reader: keyof typeof FIRST): ReportsAsked {
  const group = textIn(query, 'group') ?? '';
  return {
    group: isGroup(group) ? group : FIRST[reader],
    search: textIn(query, 'search'),
    after: placeIn(textIn(query, 'after')),
  };
}

/** The address of the list that answers this. */
export function reportsAddress({ group, search, after }: ReportsAsked): string {
  return listAddress('/reports', { group, search, after: after ? placeText(after) : undefined });
}

function isGroup(text: string): text is ReportGroup {
  return Object.hasOwn(REPORT_GROUPS, text);
}
