import { parse, stringify } from 'yaml';
import type { CallFile } from '#libs/calls';
import type { ApiClient } from '../testing/api-client.js';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, wordsIn } from '../testing/browser.js';
import { leadCall } from '../testing/led-call.js';

type Staff = { readonly browser: Browser; readonly program: ApiClient };
type Forms = { forms: Record<string, { pages: { id: string; questions: { id: string; label: object }[] }[] }> };

let portal: ApplicationPortal;
let officer: Staff;
let authority: Staff;

beforeAll(async () => {
  portal = await ApplicationPortal.open(9);
  await leadCall(portal.app, portal.call);
  officer = await portal.aStaffMember('officer');
  authority = await portal.aStaffMember('authority');
});
afterAll(() => portal.close());

const path = () => `/publication/${portal.call.code}/form`;
const reason = 'La question du titre était mal traduite.';
const TITLE = 'Sous quel nom le projet sera-t-il connu ?';

/** The text question of the second page that is asked last, which the office takes away. */
function gone(file: CallFile) {
  const page = file.forms.conceptNote?.pages.find(({ id }) => id === 'relevance');
  const question = page?.questions.findLast(({ type }) => type === 'longText');
  if (!page || !question) throw new Error('The form has no such page.');
  return { page: page.id, question: question.id, label: question.label.fr.slice(0, 20) };
}

async function corrected(): Promise<string> {
  const answer = await officer.program.send('GET', `/api/v1/calls/${portal.call.code}/forms`);
  // What the server writes is YAML of this shape.
  const written = parse(answer.json<{ text: string }>().text) as Forms;
  const { page, question } = gone(portal.call.file);
  for (const one of written.forms['conceptNote']?.pages ?? []) {
    if (one.id === page) one.questions = one.questions.filter(({ id }) => id !== question);
    for (const asked of one.questions) {
      if (asked.id === 'title')
        asked.label = { fr: TITLE, ar: 'تحت أي اسم سيُعرف المشروع؟', en: 'What will it be called?' };
    }
  }
  return stringify({ forms: { conceptNote: written.forms['conceptNote'] } });
}

describe('the form of a published call', () => {
  it('is corrected by two people; drafts move with a list of what changed, and what was submitted keeps its form', async () => {
    const [writer, other] = [await portal.anApplicant(), await portal.anApplicant()];
    const submitted = await portal.aSubmitted(other);
    const home = await portal.aStarted(writer);
    const { page, question, label } = gone(portal.call.file);
    const form = `${home}/form/conceptNote/${page}`;
    await writer.submit(form, { version: '0', _do: 'save', [`q.${question}`]: 'Ce que nous avions écrit' });
    const text = await corrected();

    // The office looks, is told what is missing, and proposes; the same person does not confirm.
    const faulty = wordsIn((await officer.browser.submit(path(), { text: 'lots: []', reason, step: 'check' })).body);
    expect(faulty).toContain('« lots » n’est pas un mot connu à cet endroit');
    const looked = wordsIn((await officer.browser.submit(path(), { text, reason: '', step: 'check' })).body);
    expect(looked).toContain('2 changements');
    expect(looked).toContain('2 personnes sont prévenues');
    expect((await officer.browser.submit(path(), { text, reason: ' ', step: 'propose' })).statusCode).toBe(422);
    expect((await officer.browser.submit(path(), { text, reason, step: 'propose' })).statusCode).toBe(303);
    expect(wordsIn((await writer.get(home)).body)).not.toContain('Le formulaire a été corrigé');
    const waiting = await authority.browser.get(path());
    expect(wordsIn(waiting.body)).toContain(reason);
    const correction = /form\/([0-9a-f-]{36})\/confirmation/.exec(waiting.body)?.[1] ?? '';
    const confirmed = await authority.browser.submit(path(), {}, `${path()}/${correction}/confirmation`);
    expect(confirmed.statusCode).toBe(303);

    // A tab in which the form of before stands open keeps what is typed there.
    const typed = {
      version: '1',
      [`seen.${question}`]: '1',
      [`q.${question}`]: 'Ce que nous avions écrit, et la suite',
    };
    const kept = await writer.submit(home, typed, `${form}/draft`);
    expect(kept.statusCode).toBe(200);

    const tasks = wordsIn((await writer.get(home)).body);
    expect(tasks).toContain('Le formulaire a été corrigé');
    const changes = await writer.get(`${home}/form-changes`);
    const words = wordsIn(changes.body);
    for (const said of [reason, TITLE, 'N’est plus demandé', label, 'Ce que nous avions écrit, et la suite'])
      expect(words).toContain(said);
    expect(changes.body).toContain('/form/conceptNote/project#f-q-title');
    expect(wordsIn((await writer.get(`${home}/form/conceptNote/project`)).body)).toContain(
      'Corrigé depuis votre dernière lecture',
    );
    expect((await writer.get(form)).body).not.toContain(`name="q.${question}"`);

    // Looked at: the marks are gone, what was kept stays.
    const revision = /name="revision" value="(\d+)"/.exec(changes.body)?.[1] ?? '';
    await writer.submit(`${home}/form-changes`, { revision });
    expect(wordsIn((await writer.get(`${home}/form/conceptNote/project`)).body)).not.toContain('Corrigé depuis');
    expect(wordsIn((await writer.get(`${home}/form-changes`)).body)).toContain('Ce que nous avions écrit, et la suite');

    // What was handed in is read with the form it was handed in with.
    const read = wordsIn((await other.get(`/applications/${submitted}/submitted/conceptNote`)).body);
    expect(read).toContain(label);
    expect(read).not.toContain(TITLE);
    expect(wordsIn((await other.get(`/applications/${submitted}/form/conceptNote/project`)).body)).toContain(TITLE);
  });
});
