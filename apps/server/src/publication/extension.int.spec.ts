import { ApplicationPortal } from '../testing/application-portal.js';
import type { ApiClient } from '../testing/api-client.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { leadCall } from '../testing/led-call.js';
import { datesAfter } from './extension.form.js';

let portal: ApplicationPortal;
let officer: { readonly browser: Browser; readonly program: ApiClient };
let submitted: string;

const path = () => `/publication/${portal.call.code}/dates/conceptNoteDeadline`;
const reason = 'Grève des transports dans les deux régions.';

beforeAll(async () => {
  portal = await ApplicationPortal.open(9);
  await leadCall(portal.app, portal.call);
  officer = await portal.aStaffMember('officer');
  submitted = await portal.aSubmitted(await portal.anApplicant());
  await portal.aStarted(await portal.anApplicant());
});
afterAll(() => portal.close());

/** The call's own deadline, that many days later, in the fields of the form. */
function later(days: number): Record<string, string> {
  const present = portal.call.dates().get('conceptNoteDeadline') ?? '';
  const on = new Date(Date.parse(`${present.slice(0, 10)}T00:00:00Z`) + days * 86_400_000);
  return {
    'on.day': String(on.getUTCDate()),
    'on.month': String(on.getUTCMonth() + 1),
    'on.year': String(on.getUTCFullYear()),
    hour: '12h00',
    reason,
  };
}

const codeOf = async (id: string) =>
  (await portal.sql.query<{ code: string }>('select a.code from application a where a.id = $1', [id]))[0]?.code ?? '';
const revision = async () => {
  const rows = await portal.sql.query<{ revision: number }>('select c.revision from call c where c.id = $1', [
    portal.call.id,
  ]);
  return rows[0]?.revision;
};

describe('extending a deadline from a page', () => {
  it.each<[string, () => Record<string, string>, string]>([
    ['to an earlier day', () => later(-1), 'Une date ne peut être que reportée'],
    ['past a step that has to follow', () => later(40), 'Cochez aussi cette date'],
    ['to no hour at all', () => ({ ...later(2), hour: 'midi' }), 'Écrivez une heure'],
    ['without a reason', () => ({ ...later(2), reason: ' ' }), 'Indiquez le motif du report'],
  ])('%s is refused with the reason, and keeps what was typed', async (_how, fields, sentence) => {
    const before = await revision();

    const answer = await officer.browser.submit(path(), fields());

    expect(answer.statusCode).toBe(422);
    expect(wordsIn(answer.body)).toContain(sentence);
    expect(answer.body).toContain(`value="${fields()['on.day']}"`);
    expect(await revision()).toBe(before);
  });

  it('cannot be asked for once the date has passed, and says why', async () => {
    const words = wordsIn((await officer.browser.get(path().replace('conceptNoteDeadline', 'questionsUntil'))).body);

    expect(words).toContain('Ce qui est passé a pris effet');
  });

  it('shows who will be told without naming those who only write, and changes nothing yet', async () => {
    const before = await revision();

    const preview = wordsIn((await officer.browser.submit(path(), later(7))).body);

    expect(preview).toContain('2 dossiers prennent la nouvelle date : un déjà soumis, un en rédaction.');
    expect(preview).toContain('2 personnes sont prévenues. 2 courriels partent.');
    expect(preview).toContain(await codeOf(submitted));
    expect(preview.match(/Association Rif Avenir/g)).toHaveLength(1);
    expect(await revision()).toBe(before);
  });

  it('happens when it is confirmed, and is read by everybody with its reason', async () => {
    const preview = await officer.browser.submit(path(), later(7));
    const key = /name="_key" value="([^"]+)"/.exec(preview.body)?.[1] ?? '';
    const form = { ...later(7), _csrf: csrfIn(preview.body), _key: key, confirmed: 'yes' };

    const done = await officer.browser.post(path(), form);
    await officer.browser.post(path(), form);

    const dates = wordsIn((await officer.browser.follow(done)).body);
    const history = await officer.program.send('GET', `/api/v1/calls/${portal.call.code}/date-changes`);
    const open = wordsIn((await portal.app.inject({ url: `/calls/${portal.call.code}` })).body);
    expect(done.statusCode).toBe(303);
    expect(dates).toContain('La date est reportée.');
    expect(dates).toContain('– Salma Bennis');
    expect(history.json<{ items: { name: string; reason: string }[] }>().items).toMatchObject([
      { name: 'conceptNoteDeadline', reason },
    ]);
    expect(open).toContain(reason);
  });

  it('is the same for a program: what it previews is what it does', async () => {
    const { call } = portal;
    const until = '2099-01-01T12:00';
    const api = `/api/v1/calls/${call.code}/extensions`;
    const following = Object.fromEntries(
      datesAfter(call, 'conceptNoteDeadline').map(([name, local]) => [name, `21${local.slice(2)}`]),
    );
    const asked = { deadline: 'conceptNoteDeadline', until, following, reason };

    const preview = await officer.program.send('POST', `${api}/preview`, asked);
    const outOfOrder = await officer.program.send('POST', api, { ...asked, following: {} });
    const done = await officer.program.send('POST', api, asked);

    const shifts = preview.json<{ files: number; shifts: { name: string; to: string }[] }>();
    expect(shifts.files).toBe(2);
    expect(outOfOrder.json<{ code: string }>().code).toBe('publication.dates-out-of-order');
    expect(done.statusCode).toBe(204);
    const read = await officer.program.send('GET', `/api/v1/calls/${call.code}`);
    const { dates } = read.json<{ dates: { name: string; local: string }[] }>();
    for (const { name, to } of shifts.shifts)
      expect(dates).toContainEqual(expect.objectContaining({ name, local: to }));
  });
});
