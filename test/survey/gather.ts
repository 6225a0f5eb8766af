import type { Lang } from '#libs/platform';
import { LANGS, type Answer, type Captured, type Place, type State } from './captured.js';
import { castAt, type Visitor } from './cast.js';
import { worthLookingAt } from './choose.js';
import { crawl, type Met, type Seen } from './crawl.js';
import { newcomersAt } from './newcomers.js';
import { pageRoutes, routeFinder, WITHOUT_A_VISIT } from './page-routes.js';
import { refusedForms } from './refusals.js';

/** Everything that can be seen, kept as the server said it. */
export interface Gathered {
  readonly pages: readonly Captured[];
  readonly cast: readonly Visitor[];
  /** Routes of the table that nobody came to. */
  readonly unreached: readonly string[];
  readonly broken: Met['broken'];
}

/** Visits the portal as everybody, and keeps each page worth looking at in every language. */
export async function gather(url: string, say: (line: string) => void): Promise<Gathered> {
  const routes = pageRoutes();
  const routeOf = routeFinder(routes);
  const people = await castAt(url);
  const { visitors, links } = await newcomersAt(url, people);
  const cast = [...people, ...visitors];
  say(`${cast.length} people have signed in`);
  const starts = routes.filter((route) => !/[:*]/.test(route));
  const met: Met[] = [];
  for (const visitor of cast) {
    const further = visitor.role === 'anonymous' ? links : [];
    met.push(await crawl(visitor, [...starts, ...further], routeOf));
  }
  const chosen = worthLookingAt(met.flatMap(({ pages }) => pages));
  say(`${met.reduce((sum, { pages }) => sum + pages.length, 0)} pages met, ${chosen.length} worth looking at`);
  const captured = [...(await inAllLanguages(chosen)), ...(await turnedAway(cast)), ...(await refused(chosen))];
  const reached = new Set(met.flatMap((one) => [...one.reached]));
  return {
    pages: named(captured),
    cast,
    unreached: routes.filter((route) => !reached.has(route) && !(route in WITHOUT_A_VISIT)),
    broken: met.flatMap(({ broken }) => broken),
  };
}

type Unnamed = Omit<Captured, 'name'>;

async function inAllLanguages(chosen: readonly Seen[]): Promise<readonly Unnamed[]> {
  const kept: Unnamed[] = [];
  for (const { route, visitor, answer } of chosen) {
    const place = placeOf(route, visitor, answer, stateOf(answer));
    kept.push({ place, answers: await everyLanguage((lang) => visitor.session.speaking(lang).get(answer.path)) });
  }
  return kept;
}

/** Nothing there, and not for this role: once for somebody who has signed in, once for somebody who has not. */
async function turnedAway(cast: readonly Visitor[]): Promise<readonly Unnamed[]> {
  const kept: Unnamed[] = [];
  for (const role of ['anonymous', 'applicant']) {
    const visitor = cast.find((one) => one.role === role);
    if (!visitor) continue;
    for (const [path, state] of [
      ['/nothing-here', 'notFound'],
      ['/operator', 'forbidden'],
    ] as const) {
      const answers = await everyLanguage((lang) => visitor.session.speaking(lang).get(path));
      kept.push({ place: { route: path, path, visitor: visitor.key, role, state }, answers });
    }
  }
  return kept;
}

async function refused(chosen: readonly Seen[]): Promise<readonly Unnamed[]> {
  const kept: Unnamed[] = [];
  for (const { route, visitor, answer, again } of await refusedForms(chosen)) {
    const answers = await everyLanguage(again);
    kept.push({ place: placeOf(route, visitor, answer, 'refused'), answers });
  }
  return kept;
}

async function everyLanguage(ask: (lang: Lang) => Promise<Answer>): Promise<ReadonlyMap<Lang, Answer>> {
  const answers = new Map<Lang, Answer>();
  for (const lang of LANGS) answers.set(lang, await ask(lang));
  return answers;
}

function placeOf(route: string, { key, role }: Visitor, { path }: Answer, state: State): Place {
  return { route, path, visitor: key, role, state };
}

function stateOf({ body }: Answer): State {
  return body.includes('class="empty"') ? 'empty' : 'usual';
}

/** Names that sort by route and can be names of files. */
function named(pages: readonly Unnamed[]): readonly Captured[] {
  const counts = new Map<string, number>();
  return pages
    .toSorted((one, other) => (one.place.route < other.place.route ? -1 : 1))
    .map((page) => {
      const { route, role, state } = page.place;
      const slug = route.replaceAll(/[^\w]+/g, '-').replaceAll(/^-|-$/g, '') || 'front';
      const name = `${slug}.${role}${state === 'usual' ? '' : `.${state}`}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return { ...page, name: count === 1 ? name : `${name}.${count}` };
    });
}
