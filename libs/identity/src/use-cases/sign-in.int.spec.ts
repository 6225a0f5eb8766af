import { SignInRefused, TooManyAttempts } from '../domain/sign-in-errors.js';
import { Visitors } from '../queries/visitors.js';
import { bySystem, IdentityHouse, PASSWORD } from '../testing/identity-house.js';
import { ChangePassword } from './change-password.js';
import { CloseAccount } from './close-account.js';
import { SignIn, type SignInCommand } from './sign-in.js';
import { accountKey } from './sign-in-facts.js';
import { SignOut } from './sign-out.js';

let house: IdentityHouse;

beforeAll(async () => {
  house = await IdentityHouse.open();
});
afterAll(() => house.close());

function signingIn(email: string, different: Partial<SignInCommand> = {}) {
  const command = { email, password: PASSWORD, address: '192.0.2.1', remember: false, userAgent: 'test', before: null };
  return house.get(SignIn).execute({ ...command, ...different });
}

describe('signing in', () => {
  it('gives a session that stands for the person', async () => {
    const { email, personId } = await house.anApplicant();

    const { session } = await signingIn(email.toUpperCase());

    expect(await house.get(Visitors).bySession(session)).toMatchObject({ personId, email });
  });
  it('ends the session that this browser had before', async () => {
    const { email, session: before } = await house.anApplicant();

    await signingIn(email, { before });

    expect(await house.get(Visitors).bySession(before)).toBeNull();
  });
  it('keeps no secret that could be used', async () => {
    const { email } = await house.anApplicant();

    const { session } = await signingIn(email);

    const rows = await house.rows<{ all: string }>(`select string_agg(s::text, ' ') as all from session s`);
    expect(rows[0]?.all).not.toContain(session);
  });
  it.each([
    ['a wrong password', PASSWORD.toUpperCase()],
    ['no password', ''],
    ['a password as long as a book', 'x'.repeat(1_000_000)],
    ['a NUL', 'x\u0000x'],
  ])('is refused with %s', async (_what, password) => {
    const { email } = await house.anApplicant();

    await expect(signingIn(email, { password })).rejects.toThrow(SignInRefused);
  });
  it('is refused for an unknown address with the same error', async () => {
    await expect(signingIn('nobody@example.ma')).rejects.toThrow(SignInRefused);
  });
  it('is refused for a closed account with the same error', async () => {
    const { email, personId } = await house.anApplicant();
    const operator = await house.aColleague('operator');
    await house.get(CloseAccount).execute({ ...bySystem, by: operator, personId, state: 'closed' });

    await expect(signingIn(email)).rejects.toThrow(SignInRefused);
  });
  it('is refused after ten failures, even with the right password', async () => {
    const { email } = await house.anApplicant();
    for (let n = 0; n < 10; n += 1) await signingIn(email, { password: 'wrong' }).catch(() => undefined);

    await expect(signingIn(email)).rejects.toThrow(TooManyAttempts);
  });
  it('stays possible from elsewhere while somebody guesses', async () => {
    const { email } = await house.anApplicant();
    for (let n = 0; n < 11; n += 1)
      await signingIn(email, { password: 'wrong', address: '198.51.100.7' }).catch(() => undefined);

    await expect(signingIn(email, { address: '203.0.113.9' })).resolves.toMatchObject({ language: 'fr' });
  });
  it('stays possible from elsewhere, however long one place goes on guessing', async () => {
    const { email } = await house.anApplicant();
    for (let n = 0; n < 110; n += 1)
      await signingIn(email, { password: 'wrong', address: '198.51.100.7' }).catch(() => undefined);

    await expect(signingIn(email, { address: '203.0.113.9' })).resolves.toMatchObject({ language: 'fr' });
  });
  it('stays possible where its owner has signed in before, whatever the rest of the world tries', async () => {
    const { email } = await house.anApplicant();
    await signingIn(email, { address: '203.0.113.9' });
    const fill = `update sign_in_attempt a set count = 1000, window_start = now() where a.key = $1`;
    const key = `sign-in:${accountKey(email)}`;
    await signingIn(email, { password: 'wrong', address: '198.51.100.7' }).catch(() => undefined);
    await house.rows(`with filled as (${fill} returning 1) select count(*) from filled`, [key]);

    await expect(signingIn(email, { address: '198.51.100.8' })).rejects.toThrow(TooManyAttempts);
    await expect(signingIn(email, { address: '203.0.113.10' })).resolves.toMatchObject({ language: 'fr' });
  });
  it('writes down no address of those who fail', async () => {
    await signingIn('curious@example.ma').catch(() => undefined);

    const rows = await house.rows<{ key: string }>(`select a.key from sign_in_attempt a where a.key like '%curious%'`);
    expect(rows).toEqual([]);
  });
});

describe('a session', () => {
  it('ends when its owner signs out', async () => {
    const { session } = await house.anApplicant();

    await house.get(SignOut).execute({ session });

    expect(await house.get(Visitors).bySession(session)).toBeNull();
  });
  it('ends at once when the account is closed', async () => {
    const { session, personId } = await house.anApplicant();
    const operator = await house.aColleague('operator');

    await house.get(CloseAccount).execute({ ...bySystem, by: operator, personId, state: 'closed' });

    expect(await house.get(Visitors).bySession(session)).toBeNull();
  });
  it('ends when it was not used for an hour', async () => {
    const { session, personId } = await house.anApplicant();
    await house.rows(`update session set seen_at = now() - interval '1 hour' where session.person_id = $1`, [personId]);

    expect(await house.get(Visitors).bySession(session)).toBeNull();
  });
  it('is not ended by the demo moving its clock', async () => {
    const { session } = await house.anApplicant();
    await house.rows(`insert into demo_clock (id, ahead) values (1, interval '90 days')`);

    const visitor = await house.get(Visitors).bySession(session);
    await house.rows(`delete from demo_clock`);

    expect(visitor).not.toBeNull();
  });
});

describe('changing the password', () => {
  it('ends every other session and leaves the present one', async () => {
    const { email, session: other } = await house.anApplicant();
    const { session } = await signingIn(email);

    await house.get(ChangePassword).execute({
      email,
      oldPassword: PASSWORD,
      newPassword: 'trois figues sous le pont',
      address: '192.0.2.1',
      session,
    });

    expect(await house.get(Visitors).bySession(other)).toBeNull();
    expect(await house.get(Visitors).bySession(session)).not.toBeNull();
  });
});
