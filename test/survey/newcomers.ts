import { demoPeople, type Visitor } from './cast.js';
import { formsIn, linksIn } from './forms-in-page.js';
import { Session } from './session.js';

/** As long as an association's name gets, and a word that no line can hold. */
const LONG_NAME =
  'Association régionale pour la formation, l’insertion socioprofessionnelle et l’accompagnement des jeunes ruraux de la province de Jerada et des communes voisines';
const LONG_NAME_AR =
  'الجمعية الجهوية للتكوين والإدماج السوسيومهني ومواكبة شباب العالم القروي بإقليم جرادة والجماعات المجاورة له';
const LONG_PERSON = 'Abderrahmane Ouald Sidi Mohammed El Idrissi El Hassani Bencheikroun';

export interface Newcomers {
  readonly visitors: readonly Visitor[];
  /** Addresses that work once, or for a while, and stand on no page afterwards. */
  readonly links: readonly string[];
}

/**
 * People who have just come: an association with the longest names, which has begun an application; one that has not;
 * and a new assessor.
 */
export async function newcomersAt(url: string, cast: readonly Visitor[]): Promise<Newcomers> {
  const stamp = Date.now().toString(36);
  const fresh = await signUp(url, `nouvelle-${stamp}@example.org`, 'Association Nouvelle Étape', 'Hiba Nouri');
  const long = await signUp(url, `longue-${stamp}@example.org`, LONG_NAME, LONG_PERSON);
  await beginApplication(long);
  const assessor = await newAssessor(url, cast, `novice-${stamp}@example.org`);
  return {
    visitors: [
      { key: 'newcomer', role: 'applicant', session: fresh, isOurs: true },
      { key: 'long-names', role: 'applicant', session: long, isOurs: true },
      { key: 'new-assessor', role: 'assessor', session: assessor.session, isOurs: true },
    ],
    links: [await invitation(long, `invitee-${stamp}@example.org`), assessor.nextLink],
  };
}

async function signUp(url: string, email: string, organisation: string, name: string): Promise<Session> {
  const { password } = demoPeople();
  const session = Session.anonymous(url);
  const answer = await session.submit('/sign-up', {
    name,
    email,
    password,
    'organisation.name': organisation,
    'organisation.nameAr': LONG_NAME_AR,
    'organisation.legalForm': 'association',
    'organisation.foundedOn.day': '1',
    'organisation.foundedOn.month': '3',
    'organisation.foundedOn.year': '2015',
    'organisation.seat': 'MA-JRA',
    'organisation.address': '4, rue Ibn Sina, Jerada',
    'organisation.phone': '0536123456',
  });
  if (answer.status >= 400) throw new Error(`${email} cannot sign up: ${answer.status} at ${answer.path}.`);
  return Session.signedIn(url, email, password);
}

/** The first open call, under the first lot that the organisation may choose. */
async function beginApplication(session: Session): Promise<void> {
  const front = await session.get('/');
  const call = linksIn(front.body).find((href) => /^\/calls\/[^/]+$/.test(href)) ?? '';
  const { body } = await session.get(`${call}/apply`);
  const choice = /name="choice"[^>]*value="([^"]+)"/.exec(body)?.[1] ?? '';
  const [form] = formsIn(body);
  const answer = await session.post(`${call}/apply`, { ...form?.hidden, choice });
  if (!/^\/applications\/[^/]+/.test(answer.path))
    throw new Error(`No application could be begun at ${call}: ${answer.status} at ${answer.path}.`);
}

async function invitation(session: Session, email: string): Promise<string> {
  const { path } = await session.get('/organisation');
  const action = `${path}/invitations`;
  const { body } = await session.submit(`${path}/members`, { email, role: 'editor' }, action);
  return linkOn(body, /\/invitations\/[\w-]+/);
}

/** Entered by the operator, who passes on the link for choosing a password; and the link for the next time. */
async function newAssessor(
  url: string,
  cast: readonly Visitor[],
  email: string,
): Promise<{ readonly session: Session; readonly nextLink: string }> {
  const operator = cast.find(({ role }) => role === 'operator')?.session;
  if (!operator) throw new Error('Nobody of the demo is an operator.');
  const entered = { name: 'Zineb Novice', email, language: 'fr' };
  const { path } = await operator.submit('/people/new', entered, '/people');
  await operator.submit(path, { role: 'assessor' }, `${path}/roles`);
  const newLink = async () =>
    linkOn((await operator.submit(path, {}, `${path}/password-link`)).body, /\/password\/[\w-]+/);
  const { password } = demoPeople();
  await Session.anonymous(url).submit(await newLink(), { password });
  return { session: await Session.signedIn(url, email, password), nextLink: await newLink() };
}

function linkOn(body: string, shape: RegExp): string {
  const [link] = shape.exec(body.replaceAll(/action="[^"]*"/g, '')) ?? [];
  if (link === undefined) throw new Error(`A page should show a link like ${shape.source}.`);
  return link;
}
