import { FindSameOrganisations } from '#libs/identity';
import { ApplicationPortal } from '../../testing/application-portal.js';
import { Browser, wordsIn } from '../../testing/browser.js';
import { aSignUp } from '../../testing/forms.js';

let portal: ApplicationPortal;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
});
afterAll(() => portal.close());

const RECEIPT = { 'organisation.receipt': 'final', 'organisation.receiptNumber': '123/2019' };

function signUp(different: Readonly<Record<string, string>>): Record<string, string> {
  const {
    'organisation.ice': _ice,
    existing: _answered,
    ...form
  } = aSignUp({ 'organisation.seat': 'MA-TNG', ...different });
  return form;
}

async function mails(template: string): Promise<number> {
  const rows = await portal.sql.query(`select m.id from mail m where m.template = $1`, [template]);
  return rows.length;
}

describe('an organisation that is there already', () => {
  it('is said gently to who enters it again: they join, or go on', async () => {
    const owner = new Browser(portal.app);
    await owner.submit('/sign-up', signUp({ ...RECEIPT, 'organisation.name': 'Association Rif Avenir' }));
    const form = signUp({ 'organisation.receipt': 'final', 'organisation.receiptNumber': '123-2019' });
    const asked = await new Browser(portal.app).submit('/sign-up', form);
    const joining = new Browser(portal.app);
    const joined = await joining.submit('/sign-up', { ...form, existing: 'join' });
    const entering = new Browser(portal.app);
    const entered = await entering.submit('/sign-up', { ...signUp(RECEIPT), existing: 'enter' });

    expect([asked.statusCode, joined.statusCode, entered.statusCode]).toEqual([422, 303, 303]);
    expect(wordsIn(asked.body)).toContain('semble déjà enregistrée');
    expect(await mails('joinAsked')).toBe(1);
    expect(wordsIn((await joining.get('/organisation')).body)).toContain(
      'Vous n’agissez encore pour aucune organisation',
    );
  });

  it('is put before an officer, who decides with a reason; one of the two then makes no new application', async () => {
    const [owner, other] = [await portal.anApplicant(), new Browser(portal.app)];
    await other.submit('/sign-up', aSignUp({ 'organisation.seat': 'MA-TNG' }));
    await portal.app.get(FindSameOrganisations, { strict: false }).execute();
    const ids = await Promise.all(
      [owner, other].map(async (one) =>
        String((await one.get('/organisation')).headers.location)
          .split('/')
          .at(-1),
      ),
    );
    const [pair] = await portal.sql.query<{ id: string }>(
      `select p.id from organisation_pair p where p.first_id::text = any($1) and p.second_id::text = any($1)`,
      [ids],
    );
    const { browser: officer } = await portal.aStaffMember('officer');
    const shown = await officer.get('/duplicates');
    const path = `/duplicates/${pair?.id ?? ''}`;
    const apply = `/calls/${portal.call.code}/apply`;

    const kept = ids[0] ?? '';
    const silent = await officer.submit('/duplicates', { kept, reason: '' }, path);
    const decided = await officer.submit('/duplicates', { kept, reason: 'Un seul ICE, un seul bureau.' }, path);
    const [mayApply, mayNot] = [await owner.get(apply), await other.get(apply)];
    await officer.submit('/duplicates', { kept: 'different', reason: 'Deux récépissés distincts.' }, path);

    expect(wordsIn(shown.body)).toContain('Même ICE');
    expect([silent.statusCode, decided.statusCode]).toEqual([422, 303]);
    expect([mayApply, mayNot].map(({ body }) => body.includes('name="choice"'))).toEqual([true, false]);
    expect(await mails('organisationsSame')).toBe(2);
    expect((await other.get(apply)).body).toContain('name="choice"');
  });
});
