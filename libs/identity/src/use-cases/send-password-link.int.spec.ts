import { LinkNotFound, SignInRefused, TooManyAttempts } from '../domain/sign-in-errors.js';
import { Visitors } from '../queries/visitors.js';
import { bySystem, IdentityHouse, PASSWORD } from '../testing/identity-house.js';
import { ChoosePassword } from './choose-password.js';
import { CloseAccount } from './close-account.js';
import { SendPasswordLink } from './send-password-link.js';
import { SignIn } from './sign-in.js';

const NEW = 'trois figues sous le pont';

let house: IdentityHouse;
beforeAll(async () => {
  house = await IdentityHouse.open();
});
afterAll(() => house.close());

/** The secret of the newest link that was mailed to somebody; null for none. */
async function linkFor(email: string, address = '192.0.2.1'): Promise<string | null> {
  const before = house.mails.length;
  await house.get(SendPasswordLink).execute({ email, address });
  const [mail] = house.mails.slice(before);
  return mail ? mail.path.replace('/password/', '') : null;
}

const signIn = (email: string, password: string) =>
  house
    .get(SignIn)
    .execute({ email, password, address: '192.0.2.1', remember: false, userAgent: 'test', before: null });

describe('a forgotten password', () => {
  it('is replaced through a link that is mailed to the account’s address, in its language', async () => {
    const { email, personId, session } = await house.anApplicant();

    const secret = (await linkFor(email.toUpperCase())) ?? '';
    await house.get(ChoosePassword).execute({ secret, password: NEW });

    expect(house.mails.at(-1)?.to).toEqual({ personId, address: email, language: 'fr' });
    await expect(signIn(email, NEW)).resolves.toMatchObject({ personId });
    await expect(signIn(email, PASSWORD)).rejects.toThrow(SignInRefused);
    expect(await house.get(Visitors).bySession(session)).toBeNull();
  });

  it('is chosen once with a link, and every other link of the account ends with it', async () => {
    const { email } = await house.anApplicant();
    const first = (await linkFor(email)) ?? '';
    const second = (await linkFor(email)) ?? '';

    await house.get(ChoosePassword).execute({ secret: first, password: NEW });

    for (const secret of [first, second])
      await expect(house.get(ChoosePassword).execute({ secret, password: NEW })).rejects.toThrow(LinkNotFound);
  });

  it('is chosen within an hour', async () => {
    const { email } = await house.anApplicant();
    const secret = (await linkFor(email)) ?? '';
    await house.rows(`update password_link l set expires_at = l.made_at`);

    await expect(house.get(ChoosePassword).execute({ secret, password: NEW })).rejects.toThrow(LinkNotFound);
  });

  it('leaves no secret in the database', async () => {
    const { email } = await house.anApplicant();

    const secret = (await linkFor(email)) ?? '';

    const rows = await house.rows<{ all: string }>(`select string_agg(l::text, ' ') as all from password_link l`);
    expect(rows[0]?.all).not.toContain(secret);
  });

  it('is answered alike for an unknown address, a closed account and what is no address', async () => {
    const { email, personId } = await house.anApplicant();
    const operator = await house.aColleague('operator');
    await house.get(CloseAccount).execute({ ...bySystem, by: operator, personId, state: 'closed' });

    expect([await linkFor('nobody@example.ma'), await linkFor(email), await linkFor('no address')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is asked for a few times an hour, whether there is such an account or not', async () => {
    for (let n = 0; n < 5; n += 1) await linkFor('somebody.unknown@example.ma', '198.51.100.9');

    await expect(linkFor('somebody.unknown@example.ma', '203.0.113.5')).rejects.toThrow(TooManyAttempts);
  });
});
