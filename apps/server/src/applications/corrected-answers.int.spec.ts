import { randomUUID } from 'node:crypto';
import { type CallFile, FormCorrections, type Page } from '#libs/calls';
import { aPdf } from '#testing/applications';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';

/** What a correction of the form makes wrong is said as that, with the way to what was corrected. */

const label = { fr: 'Un document', ar: 'وثيقة', en: 'A document' };
const PROOF = { id: 'proof', type: 'file', required: false, maxMegabytes: 5, label, formats: ['pdf'] } as const;
const ALONE: Page = { id: 'annex', title: label, questions: [{ ...PROOF, id: 'annexed' } as never] };
/** A day as it is written, with or without its name. */
const DAY = String.raw`le (?:\S+ )?\d{1,2}(?:er)? \S+ \d{4}`;

let portal: ApplicationPortal;
let writer: Browser;
let home: string;
let today: CallFile;

function withPages(file: CallFile, change: (pages: readonly Page[]) => Page[]): CallFile {
  const { conceptNote } = file.forms;
  if (!conceptNote) throw new Error('The call has no concept note.');
  return { ...file, forms: { ...file.forms, conceptNote: { ...conceptNote, pages: change(conceptNote.pages) } } };
}

/** As it was published: with two questions for files. */
const published = (file: CallFile) =>
  withPages(file, (pages) => [
    ...pages.map((page) => (page.id === 'people' ? { ...page, questions: [...page.questions, PROOF as never] } : page)),
    ALONE,
  ]);

/** As it was meant: without them, and for other people. */
const meant = (file: CallFile) =>
  withPages(file, (pages) =>
    pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) =>
        question.type === 'multi' && question.id === 'targetGroups'
          ? { ...question, options: question.options.filter(({ value }) => value !== 'migrants') }
          : question,
      ),
    })),
  );

beforeAll(async () => {
  portal = await ApplicationPortal.open(9, (file) => {
    today = meant(file);
    return published(file);
  });
  writer = await portal.anApplicant();
  home = await portal.aStarted(writer);
  await writer.submit(`${home}/form/conceptNote/people`, { version: '0', _do: 'save', 'q.targetGroups': 'migrants' });
  await correct();
});
afterAll(() => portal.close());

async function correct(): Promise<void> {
  const { id: callId, revision: basedOn } = portal.call;
  const at = new Date();
  const [by, reason] = ['aziz', 'One group was named by mistake.'];
  const proposal = {
    id: randomUUID(),
    callId,
    basedOn,
    file: today,
    reason,
    proposedBy: 'olga',
    proposedAt: at,
  };
  await portal.sql.transaction(async (tx) => {
    await portal.app.get(FormCorrections, { strict: false }).propose(tx, proposal);
    await portal.app.get(FormCorrections, { strict: false }).make(tx, proposal, { by, at });
  });
}

async function sent(page: string, field: string) {
  const form = `${home}/form/conceptNote/people`;
  const fields = { _csrf: csrfIn((await writer.get(form)).body), version: '1', _do: 'save' };
  const file = { field, name: 'preuve.pdf', content: aPdf('x') };
  return writer.upload(`${home}/form/conceptNote/${page}`, fields, file);
}

describe('after a correction of the form', () => {
  it('an answer that is not offered any more is named, with the day, and where to read what was corrected', async () => {
    const { body } = await writer.get(`${home}/form/conceptNote/people`);

    expect(wordsIn(body)).toMatch(
      new RegExp(`ne propose plus « Personnes migrantes et réfugiées » : l’administration l’a corrigé ${DAY}\\.`),
    );
    expect(body).toContain(`href="${home}/form-changes"`);
    expect(wordsIn(body)).not.toContain('Choisissez une réponse de la liste');
  });

  it('a file for a question that is gone is refused with the day, and is not dropped in silence', async () => {
    const answer = await sent('people', 'q.proof');

    expect(answer.statusCode).toBe(422);
    expect(wordsIn(answer.body)).toContain('Ce fichier n’est plus demandé et n’a pas été gardé');
    expect(wordsIn(answer.body)).toMatch(new RegExp(`L’administration a corrigé le formulaire ${DAY}`));
    expect(answer.body).toContain(`href="${home}/form-changes"`);
    // The summary leads to a place that is there.
    expect(answer.body).toContain('href="#f-q-proof"');
    expect(answer.body).toContain('id="f-q-proof"');
  });

  it('the same where its whole page is gone', async () => {
    const answer = await sent('annex', 'q.annexed');

    expect(answer.headers.location).toBe(`${home}/form-changes`);
    const words = wordsIn((await writer.follow(answer)).body);
    expect(words).toContain('Le fichier que vous avez envoyé n’a pas été gardé');
    expect(words).toContain('One group was named by mistake.');
  });
});
