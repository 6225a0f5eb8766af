import type { Answer } from './captured.js';
import type { Visitor } from './cast.js';
import { filterIn, linksIn } from './forms-in-page.js';

/** A page that somebody came to. */
export interface Seen {
  readonly route: string;
  readonly visitor: Visitor;
  readonly answer: Answer;
}

/** What a crawl met: pages, and routes that answered something else, such as a file. */
export interface Met {
  readonly pages: readonly Seen[];
  readonly reached: ReadonlySet<string>;
  /** Links that lead nowhere. */
  readonly broken: readonly { readonly from: string; readonly to: string; readonly status: number }[];
}

/** How many pages of one route one person looks at. */
const OF_A_ROUTE = 4;
/** Of those, how many that differ in what is asked for only: filters, sorting, the next page. */
const WITH_A_QUERY = 2;
/** What ends the session, or belongs to a program of others. */
const NOT_FOLLOWED = /^\/(?:sign-out|assets|api\/v1\/openapi|operator\/queues)/;
/** What nothing is called. */
const NO_SUCH_THING = 'zzqx';

/** Follows links from the starts, as one person, to a few pages of every route. */
export async function crawl(
  visitor: Visitor,
  starts: readonly string[],
  routeOf: (path: string) => string | null,
): Promise<Met> {
  const [pages, reached, broken]: [Seen[], Set<string>, Met['broken'][number][]] = [[], new Set(), []];
  const known = new Set(starts);
  const counts = new Map<string, number>();
  const queue = starts.map((path) => ({ path, from: '' }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { path, from } = next;
    const route = routeOf(path);
    if (route === null || !hasRoom(counts, route, path)) continue;
    const answer = await visitor.session.get(path);
    const arrived = routeOf(answer.path);
    if (answer.status >= 400) {
      if (from !== '') broken.push({ from, to: path, status: answer.status });
      continue;
    }
    reached.add(route);
    if (arrived === null || !isPage(answer)) continue;
    reached.add(arrived);
    known.add(answer.path);
    pages.push({ route: arrived, visitor, answer });
    for (const link of furtherFrom(answer)) {
      if (known.has(link)) continue;
      known.add(link);
      queue.push({ path: link, from: answer.path });
    }
  }
  return { pages, reached, broken };
}

function hasRoom(counts: Map<string, number>, route: string, path: string): boolean {
  const [kind, most] = path.includes('?') ? [`${route}?`, WITH_A_QUERY] : [route, OF_A_ROUTE];
  const count = counts.get(kind) ?? 0;
  counts.set(kind, count + 1);
  return count < most;
}

function isPage({ headers }: Answer): boolean {
  return headers['content-type']?.startsWith('text/html') ?? false;
}

/** Links of the page, and its list with a search that finds nothing. */
function furtherFrom({ body, path }: Answer): readonly string[] {
  const filter = filterIn(body);
  const nothing = filter?.typed ? [`${filter.action}?${filter.typed}=${NO_SUCH_THING}`] : [];
  const links = linksIn(body).map((href) => withoutFragment(href, path));
  return [...nothing, ...links].filter(
    (href) => href.startsWith('/') && !NOT_FOLLOWED.test(href) && !/[?&]lang=/.test(href),
  );
}

function withoutFragment(href: string, from: string): string {
  const base = new URL(from, 'http://here');
  const url = new URL(href, base);
  return url.origin === base.origin ? url.pathname + url.search : '';
}
