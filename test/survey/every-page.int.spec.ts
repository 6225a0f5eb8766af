import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser } from 'playwright-core';
import { PASSWORD } from '../../apps/server/src/testing/forms.js';
import { testServer } from '../../apps/server/src/testing/test-server.js';
import { addressOf } from '../architecture/authorisation/address.js';
import { expected, readTable, VISITORS, type Route, type Visitor } from '../architecture/authorisation/table.js';
import { buildWorld, type World } from '../architecture/authorisation/world.js';
import { launchBrowser } from '../support/browser.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { violations } from './axe.js';
import type { Captured } from './captured.js';
import { knownWords, scanned } from './scan.js';
import { Screen } from './screen.js';
import { Session } from './session.js';

/**
 * Every page once, in Arabic on a telephone: the part of `npm run survey` that belongs to every change. Whoever adds a
 * page adds its row to the table of who may what, and with it the page is looked at here.
 */

const PATIENCE_MS = 180_000;
const LOOK = { theme: 'light', width: 390 } as const;

let database: TestDatabase;
let app: NestFastifyApplication;
let world: World;
let browser: Browser;
let screen: Screen;
let url: string;
const sessions = new Map<Visitor, Session>();

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  world = await buildWorld(app);
  await app.listen(0, '127.0.0.1');
  url = (await app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await launchBrowser();
  screen = await Screen.open(browser, url);
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await database?.drop();
});

/** Whoever a page is rather for comes first. */
const RATHER: readonly Visitor[] = ['anonymous', 'owner', 'assessor', 'officer', 'chair', 'finance', ...VISITORS];
const pages = readTable().flatMap((route) => {
  const visitor = RATHER.find((one) => route.method === 'GET' && expected(route, one) === 'ok');
  return visitor && !route.path.startsWith('/api/') ? [{ route, visitor }] : [];
});
const roles = [...new Set(pages.map(({ visitor }) => visitor))];

describe('every page, in Arabic on a telephone', () => {
  it.each(roles)(
    'as %s has nothing that axe, the direction of its texts, its words or its requests could be blamed for',
    async (visitor) => {
      const faults: string[] = [];
      for (const { route } of pages.filter((page) => page.visitor === visitor))
        faults.push(...(await faultsOf(route, visitor)));

      expect(faults).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('is most of what the server has', () => {
    expect(pages.length).toBeGreaterThan(80);
  });
});

const known = knownWords();

async function faultsOf(route: Route, visitor: Visitor): Promise<readonly string[]> {
  const answer = await (await sessionOf(visitor)).get(addressOf(route, world.params));
  if (!answer.headers['content-type']?.startsWith('text/html')) return [];
  const role = visitor === 'owner' || visitor === 'stranger' ? 'applicant' : visitor;
  const place = { route: route.path, path: answer.path, visitor, role, state: 'usual' } as const;
  const captured: Captured = { place, name: route.path, answers: new Map([['ar', answer]]) };
  await screen.as(LOOK);
  await screen.show(captured, 'ar');
  const met = [
    ...(await scanned(screen, captured, { lang: 'ar', known })),
    ...(await violations(screen.page, captured, 'allButContrast')),
  ];
  return met.map((what) => `${route.path} ${what}`);
}

async function sessionOf(visitor: Visitor): Promise<Session> {
  const signedIn =
    sessions.get(visitor) ??
    (visitor === 'anonymous'
      ? Session.anonymous(url)
      : await Session.signedIn(url, world.emails[visitor], PASSWORD)
    ).speaking('ar');
  sessions.set(visitor, signedIn);
  return signedIn;
}
