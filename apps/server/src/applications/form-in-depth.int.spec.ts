import type { CallFile, Page } from '#libs/calls';
import { aPdf } from '#testing/applications';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';

const label = (word: string) => ({ fr: word, ar: 'سؤال', en: word });
const basics = { required: true, criteria: [] };

const EVENT: Page = {
  id: 'event',
  title: label('Le spectacle'),
  questions: [
    { ...basics, id: 'paid', type: 'yesNo', label: label('Entrée payante ?') },
    {
      ...basics,
      id: 'price',
      type: 'number',
      min: 1,
      max: 100,
      decimals: 0,
      label: label('Prix'),
      when: { question: 'paid', is: ['yes'] },
    },
    { ...basics, id: 'poster', type: 'file', formats: ['pdf'], maxMegabytes: 5, maxFiles: 1, label: label('Affiche') },
    {
      ...basics,
      id: 'crew',
      type: 'people',
      minPeople: 1,
      maxPeople: 3,
      columns: [],
      namesForAssessors: 'hidden',
      label: label('Équipe'),
    },
  ],
};
const SALES: Page = {
  id: 'sales',
  title: label('La billetterie'),
  when: { question: 'paid', is: ['yes'] },
  questions: [{ ...basics, id: 'who', type: 'text', maxGraphemes: 20, label: label('Qui vend les billets ?') }],
};

function withTwoPages(file: CallFile): CallFile {
  const { conceptNote } = file.forms;
  if (!conceptNote) return file;
  return {
    ...file,
    forms: { ...file.forms, conceptNote: { ...conceptNote, pages: [EVENT, SALES, ...conceptNote.pages] } },
  };
}

let portal: ApplicationPortal;
let browser: Browser;
let home: string;
let version = 0;

beforeAll(async () => {
  portal = await ApplicationPortal.open(9, withTwoPages);
  browser = await portal.anApplicant();
  home = await portal.aStarted(browser);
});
afterAll(() => portal.close());

const page = () => `${home}/form/conceptNote/event`;
const crew = { 'q.crew.0.name': 'Salma Bennis', 'q.crew.0.role': 'Metteuse en scène' };

/** Saves the page as a browser without JavaScript does, with the fields that were shown to it. */
async function save(fields: Readonly<Record<string, string | readonly string[]>>) {
  const opened = await browser.get(page());
  const shown = [...opened.body.matchAll(/name="_q" value="(\w+)"/gu)].map(([, id]) => id ?? '');
  version = Number(/name="version" value="(\d+)"/u.exec(opened.body)?.[1] ?? version);
  return browser.post(page(), {
    _csrf: csrfIn(opened.body),
    version: String(version),
    _do: 'save',
    _q: shown,
    ...fields,
  });
}

describe('a form with conditions, people and files', () => {
  it('hides what is not asked, and leaves its page out of the tasks', async () => {
    await save({ 'q.paid': 'no', ...crew });
    const { body } = await browser.get(page());
    const tasks = wordsIn((await browser.get(home)).body);

    expect(body).toMatch(
      /<minha-when class="question" rule="[^"]+" hidden[^>]*><input type="hidden" name="_q" value="price"/u,
    );
    expect(tasks).toContain('Le spectacle');
    expect(tasks).not.toContain('La billetterie');
  });

  it('shows it once the answers ask for it, and says what is wrong in it', async () => {
    await save({ 'q.paid': 'yes', 'q.price': '500', ...crew });
    const { body } = await browser.get(page());

    expect(body).toMatch(/<minha-when class="question" rule="[^"]+"><input type="hidden" name="_q" value="price"/u);
    expect(wordsIn(body)).toContain('Écrivez un nombre inférieur ou égal à 100.');
    expect(wordsIn((await browser.get(home)).body)).toContain('La billetterie');
  });

  it('keeps what was typed in what went away, and does not demand it', async () => {
    await save({ 'q.paid': 'no', 'q.price': '500', ...crew });
    const { body } = await browser.get(page());
    const check = wordsIn((await browser.get(`${home}/check`)).body);

    expect(body).toMatch(/name="q\.price"[^>]*value="500"/u);
    expect(wordsIn(body)).not.toContain('inférieur ou égal');
    expect(check).toContain('Salma Bennis');
    expect(check).not.toContain('Prix');
  });

  it('takes the file with the page, refuses what is none, and then lacks nothing', async () => {
    const opened = await browser.get(page());
    const fields = {
      _csrf: csrfIn(opened.body),
      version: String(version + 1),
      _do: 'continue',
      _q: 'paid',
      'q.paid': 'no',
    };
    const wrong = { field: 'q.poster', name: 'poster.pdf', content: Buffer.from('no PDF') };

    const refused = await browser.upload(page(), fields, wrong);
    const missing = wordsIn((await browser.get(`${home}/check`)).body);
    const taken = await browser.upload(page(), fields, { ...wrong, content: aPdf('poster') });

    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#f-q-poster">Le contenu de ce fichier');
    expect(missing).toContain('Le spectacle');
    expect(taken.statusCode).toBe(303);
    expect(taken.headers.location).not.toContain('/sales');
    const check = wordsIn((await browser.get(`${home}/check`)).body);
    expect(check).toContain('poster.pdf');
    expect((await browser.get(page())).body).toContain('poster.pdf');
  });
});
