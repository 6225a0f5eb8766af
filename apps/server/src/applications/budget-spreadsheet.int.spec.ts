import { completeBudget } from '#testing/applications';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { readWorkbook } from '../spreadsheets/read-workbook.js';
import { workbookOf } from '../spreadsheets/write-workbook.js';
import { fieldsSaying } from './budget-fields.js';

let portal: ApplicationPortal;
let browser: Browser;
let path: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
});
beforeEach(async () => {
  browser = await portal.anApplicant();
  path = `/applications/${await portal.anInvited(browser)}/budget/fullApplication`;
  await browser.submit(path, { version: '0', _do: 'save', ...fieldsSaying(completeBudget(portal.call)) });
});
afterAll(() => portal.close());

async function upload(content: Buffer) {
  const { body } = await browser.get(`${path}/spreadsheet`);
  const file = { field: 'file', name: 'budget.xlsx', content };
  return browser.upload(`${path}/spreadsheet`, { _csrf: csrfIn(body) }, file);
}

/** The hidden fields of the form that accepts. */
function acceptedFields(body: string): Record<string, string> {
  const [form = ''] = body.split('<form').filter((one) => one.includes('name="version"'));
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
}

async function downloaded() {
  const answer = await browser.get(`${path}/workbook`);
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="budget-.*\.xlsx"/);
  return readWorkbook(answer.rawPayload);
}

it('the budget goes into a workbook, comes back changed, and changes only when it is accepted', async () => {
  const rows = (await downloaded()).map((row) => [...row]);
  const line = rows.findIndex(([ref]) => ref === 'l2');
  rows[line] = (rows[line] ?? []).map((cell) => (cell === 48 ? 47.5 : cell));
  rows.splice(line + 1, 0, [null, null, "=cmd|' /C calc'!A0", 'Jour', 3, 1500]);
  const width = Math.max(...rows.map((row) => row.length));
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? null : cell)));
  const changed = await workbookOf({
    name: 'x',
    rows: cells,
    widths: Array.from({ length: width }, () => 10),
    strong: new Set(),
    rightToLeft: false,
  });

  const preview = await upload(changed);
  const words = wordsIn(preview.body);
  const before = (await browser.get(path)).body;
  const accepted = await browser.post(path, { ...acceptedFields(preview.body), _do: 'save' });
  const after = (await browser.get(path)).body;

  expect(words).toContain('2 changements');
  expect(words).toContain('Quantité : 48 47,5');
  expect(words).toContain("=cmd|' /C calc'!A0");
  expect(before).toContain('value="48"');
  expect(accepted.statusCode).toBe(303);
  expect(after).toContain('value="47,5"');
  expect(after).toContain('value="day" selected');
});

it('a workbook that nobody changed changes nothing, in a language written from right to left too', async () => {
  await browser.get(`${path}?lang=ar`);
  const { rawPayload } = await browser.get(`${path}/workbook`);

  const words = wordsIn((await upload(rawPayload)).body);

  expect(words).toContain('لا شيء يتغير');
});

it('pasted lines are shown with what was not understood, and come after those that are there', async () => {
  const block = '1.2\tComptable\tMois\t6\t4 000,00\nrien à comprendre\t7';

  const preview = await browser.submit(`${path}/spreadsheet`, { block, heading: '5' });
  await browser.post(path, { ...acceptedFields(preview.body), _do: 'save' });

  expect(wordsIn(preview.body)).toContain('rien à comprendre | 7 Pas compris');
  const { body } = await browser.get(path);
  expect(body).toContain('value="Comptable"');
  expect(body).toContain('value="Ateliers"');
});

it('what is no workbook is refused in a sentence, and what is accepted late keeps what others did meanwhile', async () => {
  const refused = await upload(Buffer.from('%PDF-1.7'));
  const preview = await browser.submit(`${path}/spreadsheet`, { block: 'Bus\tTrajet\t2\t50', heading: '2' });
  await browser.submit(path, { version: '1', _do: 'remove:l1', ...fieldsSaying(completeBudget(portal.call)) });
  const late = await browser.post(path, { ...acceptedFields(preview.body), _do: 'save' });

  expect(refused.statusCode).toBe(422);
  expect(wordsIn(refused.body)).toContain('n’est pas un classeur XLSX');
  expect(late.statusCode).toBe(303);
  const { body } = await browser.get(path);
  expect(body).toContain('value="Bus"');
  expect(body).not.toContain('Formatrices');
});

it('lines are copied and moved without JavaScript', async () => {
  const fields = fieldsSaying(completeBudget(portal.call));
  const copied = await browser.submit(path, { version: '1', _do: 'copy:l2', ...fields });
  const { body } = await browser.get(path);

  expect(copied.headers.location).toMatch(/#f-l2-description$/);
  expect(body.match(/value="Ateliers"/g)).toHaveLength(2);
  expect(body).toContain('value="up:l3"');
});

describe('the logical framework', () => {
  const row = (place: number, cells: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(cells).map(([column, text]) => [`q.logframe.${place}.${column}`, text]));
  let table: string;

  beforeEach(async () => {
    table = path.replace('/budget/fullApplication', '/form/fullApplication/logframe');
    await browser.submit(table, {
      version: '0',
      'seen.logframe': '0',
      _do: 'save',
      ...row(0, { level: 'outcome', statement: '=1+1', target: '1 234,50' }),
      ...row(1, { level: 'output', statement: 'Ateliers', year: '2 027' }),
      ...row(2, { indicator: 'Ateliers tenus', target: '10' }),
    });
  });

  it('goes into a workbook, comes back changed, and changes only when it is accepted', async () => {
    const rows = (await readWorkbook((await browser.get(`${table}/sheet/logframe/workbook`)).rawPayload)).map((cells) =>
      cells.map((cell) => (cell === 'Ateliers' ? 'Dix ateliers' : typeof cell === 'boolean' ? null : cell)),
    );
    rows.splice(3, 0, [null, 'Activité', 'Trouver les lieux']);
    const changed = await workbookOf({ name: 'x', rows, widths: [10], strong: new Set(), rightToLeft: false });
    const { body } = await browser.get(`${table}/sheet/logframe`);
    const file = { field: 'file', name: 'cadre.xlsx', content: changed };

    const preview = await browser.upload(`${table}/sheet/logframe`, { _csrf: csrfIn(body) }, file);
    const accepted = await browser.post(table, { ...acceptedFields(preview.body), _do: 'save' });

    expect(wordsIn(preview.body)).toContain('2 changements');
    expect(wordsIn(preview.body)).toContain('Ateliers Dix ateliers');
    expect(accepted.statusCode).toBe(303);
    const after = (await browser.get(table)).body;
    expect(after).toContain('Trouver les lieux');
    expect(after).toContain('value="1 234,50"');
    expect(after).toContain('value="2 027"');
    expect(after).toContain('>=1+1<');
  });

  it('takes pasted lines after its own, and refuses more than it may hold without losing them', async () => {
    const sheet = `${table}/sheet/logframe`;
    const preview = await browser.submit(sheet, { block: 'Énoncé\tNiveau\nSuivi\tActivité' });
    const tooMany = await browser.submit(sheet, { block: 'Activité\tx\n'.repeat(40) });

    expect(wordsIn(preview.body)).toContain('Suivi');
    expect(acceptedFields(preview.body)).toMatchObject({ 'q.logframe.3.level': 'activity', 'seen.logframe': '1' });
    expect(tooMany.statusCode).toBe(422);
    expect(tooMany.body).toContain('Activité\tx');
  });

  it('gives an empty line where one was asked for, with the focus in it and without a script', async () => {
    const shown = (await browser.get(table)).body;
    const saved = {
      version: '1',
      'seen.logframe': '1',
      ...row(0, { level: 'outcome', statement: '=1+1', target: '1 234,50' }),
      ...row(1, { level: 'output', statement: 'Ateliers', year: '2 027' }),
      ...row(2, { indicator: 'Ateliers tenus', target: '10' }),
    };
    const under = await browser.submit(table, { ...saved, _do: 'addUnder:logframe.1.activity' });
    const { body } = await browser.get(String(under.headers.location));
    const indicator = await browser.submit(table, { ...saved, _do: 'addUnder:logframe.0.indicator' });

    expect(shown).toContain('value="addUnder:logframe.1.activity"');
    expect(under.headers.location).toBe(`${table}?row=logframe.3.activity`);
    expect(body).toMatch(/name="q\.logframe\.3\.statement"[^>]*autofocus/);
    expect(body).toMatch(/name="q\.logframe\.3\.level".*?value="activity" selected/s);
    expect(indicator.headers.location).toBe(`${table}?row=logframe.1.indicator`);
  });
});
