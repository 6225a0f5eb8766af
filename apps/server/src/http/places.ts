import { rolesAnywhere } from '#libs/identity';
import type { Role } from '#libs/kernel';
import type { FastifyRequest } from 'fastify';
import type { NavItem } from '../ui/masthead.js';
import type { View } from '../ui/view.js';
import './request-context.js';

interface Place {
  readonly href: string;
  /** The key of its name. */
  readonly key: string;
  readonly roles: readonly Role[] | 'everybody' | 'signedIn';
}

/** The places of the portal, in the order in which a role meets them. A feature that opens one adds its line. */
const PLACES: readonly Place[] = [
  { href: '/', key: 'http.places.calls', roles: 'everybody' },
  { href: '/applications', key: 'http.places.applications', roles: ['applicant', 'signatory'] },
  { href: '/organisation', key: 'http.places.organisation', roles: ['applicant', 'signatory'] },
  { href: '/messages', key: 'http.places.messages', roles: ['applicant', 'signatory', 'officer'] },
  { href: '/work', key: 'http.places.work', roles: ['officer', 'auditor'] },
  { href: '/programme', key: 'http.places.programme', roles: ['officer', 'authority', 'auditor'] },
  { href: '/publication', key: 'http.places.publication', roles: ['officer', 'operator', 'authority', 'auditor'] },
  { href: '/assessments', key: 'http.places.assessments', roles: ['assessor'] },
  {
    href: '/committee',
    key: 'http.places.committee',
    roles: ['chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'],
  },
  {
    href: '/grants',
    key: 'http.places.grants',
    roles: ['applicant', 'officer', 'authority', 'financeOfficer', 'auditor'],
  },
  { href: '/reports', key: 'http.places.reports', roles: ['officer', 'auditor'] },
  { href: '/finance', key: 'http.places.work', roles: ['financeOfficer'] },
  { href: '/payments', key: 'http.places.payments', roles: ['financeOfficer', 'auditor'] },
  { href: '/bank-accounts', key: 'http.places.bankAccounts', roles: ['officer', 'financeOfficer'] },
  { href: '/ownership-requests', key: 'http.places.organisations', roles: ['officer', 'operator'] },
  { href: '/integrity', key: 'http.places.integrity', roles: ['auditor', 'operator'] },
  { href: '/people', key: 'http.places.people', roles: ['operator'] },
  { href: '/operator', key: 'http.places.operator', roles: ['operator'] },
  { href: '/account', key: 'http.places.account', roles: 'signedIn' },
];

/** The places of this person's roles. Every page has them through `view.nav`. */
export function placesOf(request: FastifyRequest, view: Pick<View, 't'>): readonly NavItem[] {
  const [path = '/'] = request.url.split('?', 1);
  const own = PLACES.filter((place) => isFor(place, request));
  const current = placeOf(path, own);
  return own.map(({ href, key }) => ({ href, label: view.t(key), current: href === current }));
}

/** Where the work of each role waits; whoever holds several begins with the first of them. */
const HOMES: readonly (readonly [Role, string])[] = [
  ['officer', '/work'],
  ['financeOfficer', '/finance'],
  ['authority', '/grants'],
  ['chair', '/committee'],
  ['secretary', '/committee'],
  ['committeeMember', '/committee'],
  ['assessor', '/assessments'],
  ['auditor', '/programme'],
  ['operator', '/people'],
];

/** Where this person's work waits; the open calls for those who work for no programme. */
export function homeOf({ visitor }: FastifyRequest): string {
  const own = visitor ? rolesAnywhere(visitor.standing) : [];
  return HOMES.find(([role]) => own.includes(role))?.[1] ?? '/';
}

function isFor({ roles }: Place, { visitor }: FastifyRequest): boolean {
  if (roles === 'everybody') return true;
  if (!visitor) return false;
  const own = rolesAnywhere(visitor.standing);
  return roles === 'signedIn' || roles.some((role) => own.includes(role));
}

/** Pages about a call that belong to the committee's place, not to the public list of calls. */
const COMMITTEE_PATHS = /^\/calls\/[^/]+\/(?:assessments|awards|committee|minutes|ranking)(?:\/|$)/;
/** And those that belong to the programme's. */
const PROGRAMME_PATHS = /^\/calls\/[^/]+\/dashboard(?:\/|$)/;

/** Of an assessor: the statement of impartiality in a call. */
const ASSESSOR_PATHS = /^\/calls\/[^/]+\/impartiality(?:\/|$)/;
/** A file as the office reads it, also as it once was; its award is the committee's. */
const FILE_PATHS = /^\/(?:files\/[^/]+|grants\/[^/]+\/as-of)(?:\/|$)/;
const AWARD_PATHS = /^\/files\/[^/]+\/award(?:\/|$)/;

/** The money of a call belongs to its grants. */
const LEDGER_PATH = /^\/calls\/[^/]+\/ledger$/;

/** One report and one payment are read in their grant by those who have no place for all of them. */
const PARTS_OF_GRANTS = /^\/(?:reports|payments)(?:\/|$)/;

/** Whoever belongs to an organisation finds its pages in one place. */
const ORGANISATION_PATHS = /^\/organisations(?:\/|$)/;

/** Which of a person's places a page is in. */
function placeOf(path: string, own: readonly Place[]): string | undefined {
  const isIn = (href: string) => (href === '/' ? path === '/' || path.startsWith('/calls') : isBelow(path, href));
  return placeByRule(path, own) ?? own.find(({ href }) => isIn(href))?.href;
}

function isBelow(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

/** Of pages whose address does not begin with their place. */
function placeByRule(path: string, own: readonly Place[]): string | undefined {
  if (AWARD_PATHS.test(path)) return '/committee';
  if (FILE_PATHS.test(path)) return own.some(({ href }) => href === '/work') ? '/work' : '/committee';
  if (path.startsWith('/payment-files')) return '/payments';
  if (ASSESSOR_PATHS.test(path)) return '/assessments';
  if (path.startsWith('/duplicates')) return '/ownership-requests';
  if (ORGANISATION_PATHS.test(path)) return '/organisation';
  if (PROGRAMME_PATHS.test(path)) return '/programme';
  if (COMMITTEE_PATHS.test(path)) return '/committee';
  if (LEDGER_PATH.test(path)) return '/grants';
  if (PARTS_OF_GRANTS.test(path) && !own.some(({ href }) => isBelow(path, href))) return '/grants';
  return undefined;
}
