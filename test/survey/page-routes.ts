import { readTable } from '../architecture/authorisation/table.js';

/** Routes that no link leads to, or that are no page for people, with the reason why the survey does without them. */
export const WITHOUT_A_VISIT: Readonly<Record<string, string>> = {
  '/assets/*': 'styles, scripts and fonts, which every page brings',
  '/metrics': 'for programs that watch',
};

/** What answers a GET and is not the API: the addresses of pages and of their downloads, as the router names them. */
export function pageRoutes(): readonly string[] {
  return readTable()
    .filter(({ method, path }) => method === 'GET' && (!path.startsWith('/api/') || path === '/api/v1/docs'))
    .map(({ path }) => path);
}

/** Which route an address belongs to; null for what is not surveyed. Of two that fit, the one with fewer parameters. */
export function routeFinder(routes: readonly string[]): (path: string) => string | null {
  const shapes = routes
    .map((route) => ({ route, shape: shapeOf(route), parameters: route.split(/[:*]/).length }))
    .toSorted((one, other) => one.parameters - other.parameters);
  return (path) => shapes.find(({ shape }) => shape.test(path.split('?', 1)[0] ?? ''))?.route ?? null;
}

function shapeOf(route: string): RegExp {
  const source = route
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.+' : part.replaceAll('.', String.raw`\.`)))
    .join('/');
  return new RegExp(`^${source}$`);
}
