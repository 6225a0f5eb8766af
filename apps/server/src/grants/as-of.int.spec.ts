import { CorrectState } from '#libs/engine';
import { Clock, type Actor } from '#libs/kernel';
import type { AwardedGrant } from '../../../../test/support/grant-house.js';
import { type Browser, wordsIn } from '../testing/browser.js';
import { GrantPortal } from '../testing/grant-portal.js';

let portal: GrantPortal;
let grant: AwardedGrant;
let officer: Browser;

beforeAll(async () => {
  portal = await GrantPortal.open();
  grant = await portal.house.anAwardedGrant(portal.grantee);
  officer = await portal.browser('officer');
}, 300_000);
afterAll(() => portal?.close());

async function shown(at: string): Promise<string> {
  return wordsIn((await officer.get(`/grants/${grant.id}/as-of?at=${encodeURIComponent(at)}`)).body);
}

/** What the clocks of Casablanca show now, and a minute more: the grant was made a moment ago. */
function soon(): string {
  const parts = new Intl.DateTimeFormat('sv', {
    timeZone: 'Africa/Casablanca',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(portal.app.get(Clock, { strict: false }).now().getTime() + 60_000);
  return parts.replace(' ', 'T');
}

async function corrected(to: string): Promise<void> {
  const operator = (id: string): Actor => ({ kind: 'person', id, roles: ['operator'] });
  const correct = portal.app.get(CorrectState, { strict: false });
  const arrivedAt = portal.app.get(Clock, { strict: false }).now();
  const asked = { key: null, arrivedAt, instanceId: grant.id, to, reason: 'Décision notée sur le mauvais dossier.' };
  const { id } = await correct.request({ ...asked, by: operator('first') });
  await correct.confirm({ key: null, arrivedAt, by: operator('second'), correction: id });
}

describe('a file as it stood at a moment', () => {
  it('shows its state, its rules, what was handed in and who might do what', async () => {
    const words = await shown(soon());

    expect(words).toContain('Subvention attribuée');
    expect(words).toMatch(/Procédure\s+version 2/);
    expect(words).not.toMatch(/Procédure\s+grant\./);
    expect(words).toMatch(
      /Préparer le contrat.*chargé de programme.*Person officer.*dossier juridique et bancaire complet/,
    );
    expect(words).toContain('préparation du contrat');
  });

  it('is asked for by a day and an hour', async () => {
    const asked = new URLSearchParams({ 'on.day': '1', 'on.month': '1', 'on.year': '2020', hour: '9h30' });
    const { body } = await officer.get(`/grants/${grant.id}/as-of?${asked.toString()}`);

    expect(wordsIn(body)).toContain('n’avait pas encore commencé');
    expect(body).toMatch(/name="on\.year"[^>]*value="2020"/);
  });

  it('says that it had not begun, or that this is no moment', async () => {
    expect(await shown('2020-01-01T12:00')).toContain('n’avait pas encore commencé');
    expect(await shown('yesterday')).toContain('Indiquez une date et une heure');
  });

  it.each([
    ['auditor', 200],
    ['grantee', 403],
    ['finance', 403],
  ] as const)('is for officers and auditors: %s gets %i', async (person, status) => {
    const browser = await portal.browser(person);

    expect((await browser.get(`/grants/${grant.id}/as-of`)).statusCode).toBe(status);
  });

  it('has a correction in its story, with the reason, for everybody who reads it', async () => {
    await corrected('award.proposed');
    await corrected('award.awarded');

    const story = wordsIn((await (await portal.browser('grantee')).get(`/grants/${grant.id}`)).body);

    expect(story).toContain('Étape du dossier corrigée par deux administrateurs');
    expect(story).toContain('Décision notée sur le mauvais dossier.');
  });
});
