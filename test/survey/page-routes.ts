import { readTable } from '../architecture/authorisation/table.js';

/** There only while a file of the demo stands in a place where none does now: looked at in `every-page.int.spec.ts`. */
const FOR_A_WHILE = {
  '/applications/:id/budget/:stage': 'while a full application is written',
  '/applications/:id/budget/:stage/history': 'while a full application is written',
  '/applications/:id/budget/:stage/spreadsheet': 'while a full application is written',
  '/applications/:id/form-changes': 'once a form was corrected under a draft',
  '/applications/:id/form/:stage/:page/sheet/:question': 'while a form with a table is written',
  '/applications/:id/clarification': 'while the office waits for an answer of somebody who visits',
  '/assessments/:id/submission': 'once every criterion of a proposal is scored, and before it is final',
  '/calls/:code/enquiries/new': 'while questions may be asked',
  '/files/:id/award/refusal': 'while an award is proposed',
  '/grants/:id/close': 'once a grant is settled',
  '/grants/:id/contract/prepare': 'while a contract is to be prepared',
  '/grants/:id/settle': 'while the costs that were accepted leave nothing to pay',
  '/grants/:id/instalment': 'while an instalment may be asked for',
  '/payments/:id/execution': 'while a payment is at the bank',
  '/publication/:code/enquiries/:enquiry': 'while a question is not answered',
  '/reports/:id/documents/:document/preview': 'once a report has documents',
  '/reports/:id/documents/:document/remove': 'while a report with documents is written',
};

/** There only once something has gone wrong or somebody objects: the demo has nothing of it, nor has the other spec. */
const SELDOM = {
  '/files/:id/complaint': 'once somebody complains',
  '/operator/dead-letters/:kind/:target': 'once something has failed for good: operator.int.spec.ts',
};

/** Routes that no link leads to, or that are no page for people, with the reason why the survey does without them. */
export const WITHOUT_A_VISIT: Readonly<Record<string, string>> = {
  '/assets/*': 'styles, scripts and fonts, which every page brings',
  '/metrics': 'for programs that watch',
  '/applications/:id/budget/:stage/workbook': 'a spreadsheet',
  '/applications/:id/form/:stage/:page/sheet/:question/workbook': 'a spreadsheet',
  '/applications/:id/submitted/:stage': 'shows the newest version, as its own address does',
  '/organisations/:organisationId/file/papers/:document': 'a file',
  '/organisations/:organisationId/file/papers/:document/preview': 'no paper of the demo; the page of a file’s document',
  '/ownership-requests/:request/proof': 'a file',
  '/reports/:id/documents/:document': 'a file',
  '/unsubscribe/:token': 'signed for one reader, stands in their mails only: unsubscribe.int.spec.ts',
  ...FOR_A_WHILE,
  ...SELDOM,
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
