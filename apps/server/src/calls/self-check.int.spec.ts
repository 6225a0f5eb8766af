import { ApplicationPortal } from '../testing/application-portal.js';
import { Browser, wordsIn } from '../testing/browser.js';
import { aSignUp } from '../testing/forms.js';

let portal: ApplicationPortal;
let path: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  path = `/calls/${portal.call.code}/check`;
});
afterAll(() => portal.close());

const FITTING = {
  legalForm: 'association',
  receipt: 'final',
  'declaredOn.day': '30',
  'declaredOn.month': '4',
  'declaredOn.year': '2015',
  seat: 'MA-JRA',
  contribution: '900 000',
  totalCost: '1 000 000',
  months: '12',
  'own.people': 'youth',
  'own.funded': 'open',
};

function answered(change: Partial<typeof FITTING> = {}): string {
  return new URLSearchParams({ answered: 'yes', ...FITTING, ...change }).toString();
}

describe('eligibility in two minutes', () => {
  it('asks at most eight things, the receipt with its date, of somebody without an account', async () => {
    const { body } = await new Browser(portal.app).get(path);

    expect(wordsIn(body)).toContain('Deux minutes suffisent.');
    const names = [...body.matchAll(/<(?:input|select)[^>]*\bname="([^"]+)"/g)].map(([, name = '']) =>
      name.split('.').at(0) === 'own' ? name : name.split('.')[0],
    );
    const asked = new Set(names.filter((name) => !['_csrf', 'answered', 'lang', 'declaredOn'].includes(name ?? '')));
    expect(asked.size).toBe(8);
  });

  it('answers yes with the lot of the region', async () => {
    const { body } = await new Browser(portal.app).get(`${path}?${answered()}`);

    expect(wordsIn(body)).toContain('vous pouvez présenter une demande');
    expect(wordsIn(body)).toContain('L’Oriental');
  });

  it('says for a rule that is not met from when on it would be', async () => {
    const year = String(new Date().getUTCFullYear());
    const young = { 'declaredOn.day': '1', 'declaredOn.month': '1', 'declaredOn.year': year };

    const words = wordsIn((await new Browser(portal.app).get(`${path}?${answered(young)}`)).body);

    expect(words).toContain('une règle de l’appel n’est pas remplie');
    expect(words).toMatch(new RegExp(`à partir du 1er janvier ${Number(year) + 2}`));
  });

  it('asks again for what cannot be read, and keeps the rest', async () => {
    const answer = await new Browser(portal.app).get(`${path}?${answered({ months: 'a year' })}`);

    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="900 000"');
  });

  it('says the same to a program', async () => {
    const answer = await portal.app.inject({ url: `/api/v1${path}?${answered({ totalCost: '950 000' })}` });

    expect(answer.json()).toMatchObject({ isEligible: false, lots: ['L2'], stops: [] });
    expect(answer.json<{ rules: { check: string; change: unknown }[] }>().rules).toContainEqual(
      expect.objectContaining({ check: 'shareWithinLimits', change: { minMinor: 47_500_000, maxMinor: 85_500_000 } }),
    );
  });

  it('goes on into account, organisation and application without asking twice', async () => {
    const browser = new Browser(portal.app);
    const result = await browser.get(`${path}?${answered()}`);
    const signIn = await browser.follow(await browser.get(linkIn(result.body, '/calls/[^"]+/apply')));
    const signUp = await browser.get(linkIn(signIn.body, '/sign-up'));

    const begun = await browser.post('/sign-up', { ...hiddenIn(signUp.body), ...aSignUp() });
    const start = await browser.follow(begun);
    const choice = /name="choice" value="([^"]+)"/.exec(start.body)?.[1] ?? '';
    const file = await browser.post(`/calls/${portal.call.code}/apply`, { ...hiddenIn(start.body), choice });
    const { request, pages } = portal.call.form('conceptNote');
    const asked = pages.find(({ questions }) => questions.some(({ id }) => id === request?.months));
    const page = await browser.get(`${String(file.headers.location)}/form/conceptNote/${asked?.id ?? ''}`);

    expect(signUp.body).toContain('value="2015"');
    expect(signUp.body).toContain('<option value="MA-JRA" selected>');
    expect(page.body).toContain('value="900 000"');
    expect(page.body).toContain('value="12"');
  });
});

function linkIn(body: string, to: string): string {
  return new RegExp(`href="(${to}[^"]*)"`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

/** What a form carries without showing it. */
function hiddenIn(body: string): Record<string, string> {
  const fields = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
}
