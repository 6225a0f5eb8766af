import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { aCall } from '#testing/calls';
import { type Call, CallsModule } from '#libs/calls';
import { Definitions, EngineModule } from '#libs/engine';
import { Money } from '#libs/kernel';
import { FilesBehind, FiguresOfCall, type CallFigures, OversightModule, type Step } from '#libs/oversight';
import { Database, DatabaseModule, FilesModule } from '#libs/platform';
import { testDatabase } from '../../../../test/support/database.js';
import { aView } from '../ui/testing/a-view.js';
import { renderPage } from '../ui/render.js';
import { procedureOfCall } from './call-chart.js';
import { DashboardPage } from './dashboard.page.js';
import { figuresShown } from './figures.answers.js';
import { type Figure, FIGURES } from './figures-address.js';
import { figureCsv } from './figures-csv.js';
import { countedByHand, type CountedByHand, REACHED } from './testing/counted-by-hand.js';
import { randomCalls } from './testing/random-call.js';
import type { WrittenCall } from './testing/rows.js';
import { isLate, submittedWhere, write } from './testing/written-calls.js';

const STATES = 1_000;
const SEED = 20_261_126;
const HOUR = 3_600_000;

let house: Awaited<ReturnType<typeof aHouse>>;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house.close());

async function aHouse() {
  const stored = await testDatabase();
  const module = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url: stored.url, poolSize: 4, applicationName: 'minha-test' }),
      CallsModule,
      FilesModule.in(tmpdir()),
      EngineModule.withDefinitions(join('config', 'workflows')),
      OversightModule,
    ],
  }).compile();
  await module.init();
  const database = module.get(Database);
  const [clock] = await database.query<{ now: Date }>('select minha_now() as now');
  if (!clock) throw new Error('The database has no time.');
  return {
    now: clock.now,
    database,
    figures: module.get(FiguresOfCall, { strict: false }),
    filesBehind: module.get(FilesBehind, { strict: false }),
    procedure: procedureOfCall(module.get(Definitions), aCall()),
    close: async () => {
      await module.close();
      await stored.drop();
    },
  };
}

const callOf = ({ callId: id }: WrittenCall) => aCall({ id });

describe(`the figures of ${STATES.toLocaleString('en')} calls as chance has made them`, () => {
  let calls: readonly (WrittenCall & { readonly figures: CallFigures })[];
  beforeAll(async () => {
    const { database, now } = house;
    const random = randomCalls(STATES, SEED);
    const portions = Array.from({ length: STATES / 100 }, (_, n) => random.slice(n * 100, (n + 1) * 100));
    const written: WrittenCall[] = [];
    for (const portion of portions) written.push(...(await write(database, portion, now)));
    await database.query('analyze');
    const figured: (typeof calls)[number][] = [];
    for (const call of written) figured.push({ ...call, figures: await house.figures.of(callOf(call), now) });
    calls = figured;
  }, 300_000);

  it('are on the page, in the file for a spreadsheet and in the API what a count by hand finds', () => {
    const differing: unknown[] = [];
    for (const { figures, ...written } of calls) {
      const call = callOf(written);
      const byHand = countedByHand(written.files, call);
      const expected = { ...numbersExpected(byHand, call), late: byHand.lateFiles };
      const shown = {
        api: { ...numbersOfApi(call, figures), late: figures.lateFiles },
        csv: { ...numbersOfCsv(call, figures), late: byHand.lateFiles },
        page: { ...numbersOnPage(call, figures, byHand), late: byHand.lateFiles },
      };
      for (const [where, found] of Object.entries(shown)) {
        if (JSON.stringify(found) !== JSON.stringify(expected)) differing.push({ where, found, expected });
      }
      if (differing.length > 0) break;
    }

    expect(differing).toEqual([]);
  }, 300_000);

  it('are the sums of the ledger and the counts of plain statements', async () => {
    const rows = await house.database.query<{
      id: string;
      committed: string;
      paid: string;
      justified: string;
      files: string;
    }>(
      `select c.id, (select count(*) from application a where a.call_id = c.id) as files,
         coalesce(sum(case e.kind when 'commitment' then e.amount_minor when 'release' then -e.amount_minor end), 0) as committed,
         coalesce(sum(e.amount_minor) filter (where e.kind = 'payment'), 0) as paid,
         coalesce(sum(e.amount_minor) filter (where e.kind = 'justification'), 0) as justified
       from unnest($1::uuid[]) with ordinality c(id, n) left join ledger_entry e on e.call_id = c.id group by c.id, c.n order by c.n`,
      [calls.map(({ callId }) => callId)],
    );
    const plain = rows.map(({ committed, paid, justified, files }) => [committed, paid, justified, files].map(Number));

    const found: number[][] = [];
    for (const {
      figures: { budget, funnel },
    } of calls) {
      const sum = (of: (lot: (typeof budget)[number]) => number) => budget.reduce((total, lot) => total + of(lot), 0);
      found.push([
        sum(({ committedMinor }) => committedMinor),
        sum(({ paidMinor }) => paidMinor),
        sum(({ justifiedMinor }) => justifiedMinor),
        funnel[0]?.files ?? -1,
      ]);
    }

    expect(found).toEqual(plain);
    expect(plain.some(([, paid]) => (paid ?? 0) > 0)).toBe(true);
  }, 300_000);

  it('lead to the very files that they count', async () => {
    const wrong: unknown[] = [];
    for (const [n, written] of calls.entries()) {
      const { filter, expected } = questionAbout(written, n);
      const rows = await house.filesBehind.page(written.callId, filter, 100);
      const found = rows.map(({ id }) => id);
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ filter, found, expected });
    }

    expect(wrong).toEqual([]);
  }, 300_000);
});

/** Each call is asked another question. */
function questionAbout(call: WrittenCall, n: number) {
  // The record's keys are the steps.
  const steps = Object.keys(REACHED) as Step[];
  const step = steps[n % steps.length] ?? 'begun';
  const questions = [
    { filter: { step }, expected: submittedWhere(call, REACHED[step]) },
    { filter: { late: 'any' }, expected: submittedWhere(call, (file) => isLate(file, 'any')) },
    { filter: { late: 'paymentTerm' }, expected: submittedWhere(call, (file) => isLate(file, 'paymentTerm')) },
    { filter: { province: 'elsewhere' }, expected: submittedWhere(call, ({ province }) => province === null) },
    {
      filter: { province: 'MA-NAD', step },
      expected: submittedWhere(call, (file) => file.province === 'MA-NAD' && REACHED[step](file)),
    },
    {
      filter: { state: 'running.standing.active', lot: 'L2' },
      expected: submittedWhere(
        call,
        ({ state, lot }) => lot === 'L2' && state.split(' ').includes('running.standing.active'),
      ),
    },
  ];
  const question = questions[Math.floor(n / steps.length) % questions.length];
  if (!question) throw new Error('There is a question for each call.');
  return question;
}

type Numbers = Readonly<Record<Figure, readonly string[]>>;

/** Every number of every figure, as text, in the order in which all of them are shown. */
function numbersExpected(byHand: CountedByHand, { currency }: Call): Numbers {
  const exact = (minor: number) => Money.of(minor, currency).toDecimal();
  return {
    funnel: byHand.funnel.map(([, files]) => String(files)),
    states: sorted([...byHand.states].map(([state, files]) => `${state}=${files}`)),
    lateness: sorted([...byHand.late].map(([name, [files, hours]]) => `${name}=${files}@${instantOf(hours)}`)),
    budget: byHand.budget.flatMap(([, ...amounts]) => amounts.map(exact)),
    provinces: sorted(
      [...byHand.provinces].map(([province, [submitted, awarded, minor]]) =>
        [province ?? '', submitted, awarded, exact(minor)].join('='),
      ),
    ),
    deadlines: sorted([...byHand.coming].map(([name, [files, hours]]) => `${name}=${files}@${instantOf(hours)}`)),
  };
}

function instantOf(hours: number): string {
  return new Date(house.now.getTime() + hours * HOUR).toISOString();
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}

function numbersOfApi(call: Call, figures: CallFigures): Numbers {
  const shown = figuresShown.parse({ call: call.code, currency: call.currency, ...figures });
  const exact = (minor: number) => Money.of(minor, call.currency).toDecimal();
  return {
    funnel: shown.funnel.map(({ files }) => String(files)),
    states: sorted(shown.states.map(({ state, files }) => `${state}=${files}`)),
    lateness: sorted(shown.lateness.map(({ deadline, files, since }) => `${deadline}=${files}@${since}`)),
    budget: shown.budget.flatMap((lot) =>
      [
        lot.ceilingMinor,
        lot.awardedMinor,
        lot.committedMinor,
        lot.paidMinor,
        lot.justifiedMinor,
        lot.availableMinor,
      ].map(exact),
    ),
    provinces: sorted(
      shown.provinces.map(({ province, submitted, awarded, awardedMinor }) =>
        [province ?? '', submitted, awarded, exact(awardedMinor)].join('='),
      ),
    ),
    deadlines: sorted(
      shown.coming
        .filter(({ subject }) => subject !== 'call')
        .map(({ deadline, files, at }) => `${deadline}=${files}@${at}`),
    ),
  };
}

function numbersOfCsv(call: Call, figures: CallFigures): Numbers {
  const rows = Object.fromEntries(
    FIGURES.map((figure) => [
      figure,
      figureCsv(figure, figures, call)
        .slice(1)
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')),
    ]),
    // An entry for each figure.
  ) as unknown as Readonly<Record<Figure, readonly (readonly string[])[]>>;
  return {
    funnel: rows.funnel.map(([, files]) => String(files)),
    states: sorted(rows.states.map(([state, files]) => `${state}=${files}`)),
    lateness: sorted(rows.lateness.map(([, deadline, files, since]) => `${deadline}=${files}@${since}`)),
    budget: rows.budget.flatMap(([, , ...amounts]) => amounts),
    provinces: sorted(
      rows.provinces.map(([province, submitted, awarded, , amount]) =>
        [province, submitted, awarded, amount].join('='),
      ),
    ),
    deadlines: sorted(
      rows.deadlines
        .filter(([subject]) => subject !== 'call')
        .map(([, deadline, at, files]) => `${deadline}=${files}@${at}`),
    ),
  };
}

/**
 * What the page says to a program, which is what it shows to people. Names of rows are words there, so that they are taken
 * from what is expected: a number that stands in another row, or is another, still differs.
 */
function numbersOnPage(call: Call, figures: CallFigures, byHand: CountedByHand): Numbers {
  const { procedure, now } = house;
  const html = renderPage(DashboardPage({ view: aView({ now }), call, figures, procedure }));
  const rowsIn = (id: Figure) => rowsOf(sectionOf(html, id));
  const t = aView().t;
  const pair = (row: string) => `${textOf(row)}=${valuesIn(row).join('=')}`;
  const named = (key: string, value: string) => `${key}=${value}`;
  const byWords = (id: Figure, words: ReadonlyMap<string, string>, rest: (row: string) => string) =>
    sorted(
      rowsIn(id).flatMap((row) => {
        const key = words.get(textOf(row));
        return key === undefined ? [] : [`${key}${rest(row)}`];
      }),
    );
  const states = new Map([...byHand.states.keys()].map((state) => [t(`state.grant.${state}`), state]));
  const places = new Map(
    [...byHand.provinces.keys()].map((code) => [
      code === null ? t('figures.provinces.elsewhere') : t(`identity.place.${code}`),
      code ?? '',
    ]),
  );
  const dates = (names: Iterable<string>) => new Map([...names].map((name) => [t(`deadline.${name}`), name]));
  return {
    // Where nothing was begun a sentence says so.
    funnel: html.includes(t('figures.funnel.none'))
      ? figures.funnel.map(() => '0')
      : rowsIn('funnel').map((row) => valuesIn(row).join()),
    states: byWords('states', states, (row) => named('', valuesIn(row).join())),
    lateness: byWords('lateness', dates(byHand.late.keys()), (row) => `=${valuesIn(row).join()}@${timeIn(row)}`),
    budget: rowsIn('budget').flatMap((row) => (pair(row).startsWith('Total') ? [] : valuesIn(row))),
    provinces: byWords('provinces', places, (row) => {
      const [submitted = '', awarded = '0', amount = '0.00'] = valuesIn(row);
      return `=${[submitted, awarded, amount].join('=')}`;
    }),
    deadlines: byWords('deadlines', dates(byHand.coming.keys()), (row) => `=${valuesIn(row).join()}@${timeIn(row)}`),
  };
}

function sectionOf(html: string, id: Figure): string {
  const begin = html.indexOf(`id="${id}"`);
  return html.slice(begin, html.indexOf('</section>', begin));
}

function rowsOf(section: string): readonly string[] {
  return section.split('<tr role="row">').slice(2);
}

/** The name of a row. */
function textOf(row: string): string {
  const [, name = ''] = /<th[^>]*>([\s\S]*?)<\/th>/.exec(row) ?? [];
  return name.replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&');
}

function valuesIn(row: string): readonly string[] {
  return [...row.matchAll(/<data[^>]* value="([^"]+)"/g)].map(([, value = '']) => value);
}

function timeIn(row: string): string {
  return /datetime="([^"]+)"/.exec(row)?.[1] ?? '';
}
