import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { Session } from './session.js';

/** Somebody who looks at pages. */
export interface Visitor {
  readonly key: string;
  readonly role: string;
  readonly session: Session;
  /** Has nothing that anybody would miss: may send forms whose content is kept. */
  readonly isOurs: boolean;
}

interface People {
  readonly password: string;
  readonly staff: readonly { readonly key: string; readonly email: string; readonly roles: readonly string[] }[];
}

/** Of the demo's hundred associations those whose files are in different states, drafts to running grants. */
const ASSOCIATIONS = [1, 2, 3, 4, 5, 7, 10, 13, 22, 28];
/** Two of these see different things: what the other one has done already, or is not asked to do. */
const BY_TWO = new Set(['assessor', 'financeOfficer']);

export function demoPeople(): People {
  return parse(readFileSync(path.join('config', 'demo', 'people.yaml'), 'utf8'));
}

/** Everybody of the demo who is needed to see everything, signed in; and somebody who is not. */
export async function castAt(url: string): Promise<readonly Visitor[]> {
  const { password, staff } = demoPeople();
  const visitors: Visitor[] = [{ key: 'anybody', role: 'anonymous', session: Session.anonymous(url), isOurs: false }];
  for (const n of ASSOCIATIONS) {
    const email = `association${n === 1 ? '' : n}@example.org`;
    const session = await Session.signedIn(url, email, password);
    visitors.push({ key: `association${n}`, role: 'applicant', session, isOurs: false });
  }
  for (const { key, email, roles } of staff) {
    const [role = ''] = roles;
    if (visitors.filter((one) => one.role === role).length >= (BY_TWO.has(role) ? 2 : 1)) continue;
    visitors.push({ key, role, session: await Session.signedIn(url, email, password), isOurs: false });
  }
  return visitors;
}
