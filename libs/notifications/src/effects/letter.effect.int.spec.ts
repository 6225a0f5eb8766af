import type { Tx } from '#libs/platform';
import { Ids } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Correspondences } from '../queries/mailbox.js';
import { anApplicant, KnownPeople, postOffice, type PostOffice } from '../testing/index.js';
import { LetterEffect } from './letter.effect.js';

describe('letters', () => {
  let stored: TestDatabase;
  let office: PostOffice;

  beforeAll(async () => {
    stored = await testDatabase();
    office = await postOffice(stored.url, new KnownPeople({ applicant: [anApplicant()] }));
  });
  afterAll(async () => {
    await office.close();
    await stored.drop();
  });

  const newId = () => office.get(Ids).next();
  const order = (callId: string, template = 'awarded') => ({
    id: newId(),
    name: 'letter',
    instanceId: newId(),
    callId,
    subject: 'grant',
    payload: { template },
    at: new Date('2026-06-19T10:00:00.000Z'),
    correlation: 'a request',
  });
  const handle = (effect: ReturnType<typeof order>, after: (tx: Tx) => Promise<void> = () => Promise.resolve()) =>
    office.database.transaction(async (tx) => {
      await office.get(LetterEffect).handle(tx, effect);
      await after(tx);
    });
  const numbersOf = async (callId: string) =>
    (
      await office.database.query<{ number: number }>(
        'select l.number from letter l where l.call_id = $1 order by l.number',
        [callId],
      )
    ).map(({ number }) => number);

  it('are numbered without a gap when many are written at once, in each call anew', async () => {
    const [call, otherCall] = [newId(), newId()];
    const orders = Array.from({ length: 12 }, () => order(call));

    await Promise.all([...orders, order(otherCall), order(otherCall)].map((each) => handle(each)));

    expect(await numbersOf(call)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await numbersOf(otherCall)).toEqual([1, 2]);
  });

  it('leave no gap where writing one fails', async () => {
    const call = newId();
    const fails = handle(order(call), () => Promise.reject(new Error('undone')));

    await Promise.allSettled([handle(order(call)), fails, handle(order(call))]);

    expect(await numbersOf(call)).toEqual([1, 2]);
  });

  it('are not written, and take no number, while a value of theirs is missing', async () => {
    const call = newId();

    await expect(handle(order(call, 'receiptIssued'))).rejects.toThrow('receiptIssued has no receiptCode');

    expect(await numbersOf(call)).toEqual([]);
  });

  it('are written once for an order', async () => {
    const call = newId();
    const effect = order(call);

    await handle(effect);
    await handle(effect);

    expect(await numbersOf(call)).toEqual([1]);
    expect(await office.get(Correspondences).mailsOf(effect.instanceId)).toHaveLength(1);
  });

  it('are in the language of the programme, and brought by a mail in the reader’s', async () => {
    const effect = order(newId(), 'rejectedFullApplication');

    await handle(effect);

    const [letter] = await office.get(Correspondences).lettersOf(effect.instanceId);
    const [mail] = await office.get(Correspondences).mailsOf(effect.instanceId);
    expect(letter?.subject).toBe('Décision sur votre demande\u00a0: Ateliers de Jerada');
    expect(letter?.body).toContain('réclamation');
    expect(letter?.issuedAt).toEqual(effect.at);
    expect(mail).toMatchObject({ language: 'ar', delivery: 'queued', template: 'rejectedFullApplication' });
  });

  it('are never changed or removed', async () => {
    const effect = order(newId());
    await handle(effect);

    await expect(office.database.query('update letter set number = 7')).rejects.toThrow('never changed');
    await expect(office.database.query('delete from letter')).rejects.toThrow('never changed');
  });
});
