import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { EnquiriesClosed, EnquirySettled, TooManyEnquiries } from '../domain/enquiry.js';
import { CallEnquiries } from '../queries/call-enquiries.js';
import { by, person, publicationDesk, type PublicationDesk } from '../testing/index.js';
import { AnswerEnquiry } from './answer-enquiry.js';
import { AskEnquiry } from './ask-enquiry.js';
import { SetEnquiryAside } from './set-enquiry-aside.js';

let desk: PublicationDesk;
let callId: string;
let asker: Actor;
const officer = person(randomUUID(), 'officer');

beforeAll(async () => {
  desk = await publicationDesk();
  callId = await desk.aPublished();
});
beforeEach(async () => {
  const id = randomUUID();
  asker = person(id, 'applicant');
  await desk.sql.query(
    `insert into person (id, email, name, language, password_hash, created_at)
     values ($1, $2, 'Amina', 'ar', 'x', now())`,
    [id, `${id}@example.ma`],
  );
});
afterAll(() => desk.close());

const QUESTION = 'هل تُقبل التعاونيات؟';
const answers = { ar: { question: QUESTION, answer: 'نعم.' }, fr: { question: 'Les coopératives ?', answer: 'Oui.' } };

async function asked(arrivedAt = new Date()): Promise<string> {
  const command = { ...by(asker, arrivedAt), callId, language: 'ar', question: QUESTION } as const;
  return (await desk.get(AskEnquiry).execute(command)).enquiryId;
}

const answer = (enquiryId: string) => desk.get(AnswerEnquiry).execute({ ...by(officer), callId, enquiryId, answers });

describe('a question about a call', () => {
  it('is answered once, to everybody, and its asker is written to in their language', async () => {
    const enquiryId = await asked();

    const { number } = await answer(enquiryId);

    const [published] = await desk.get(CallEnquiries).published(callId, 1);
    expect(published).toMatchObject({ number, answers });
    expect(desk.mails.at(-1)).toMatchObject({
      template: 'enquiryAnswered',
      to: { personId: asker.id, language: 'ar' },
      params: { answer: 'نعم.', number },
    });
    await expect(answer(enquiryId)).rejects.toThrow(EnquirySettled);
    await expect(desk.sql.query(`update call_enquiry set answers = '{}' where id = $1`, [enquiryId])).rejects.toThrow(
      'only by being settled once',
    );
  });

  it('gets a number of its own where several are answered at once', async () => {
    const ids = [await asked(), await asked(), await asked()];

    const numbers = await Promise.all(ids.map(async (id) => (await answer(id)).number));

    expect(new Set(numbers).size).toBe(3);
  });

  it('is set aside for its asker alone', async () => {
    const enquiryId = await asked();
    const before = await desk.get(CallEnquiries).publishedCount(callId);

    await desk.get(SetEnquiryAside).execute({ ...by(officer), callId, enquiryId, reason: 'Déjà répondu au n° 1.' });

    expect(await desk.get(CallEnquiries).publishedCount(callId)).toBe(before);
    expect(await desk.get(CallEnquiries).ofPerson(callId, asker.id)).toMatchObject([
      { id: enquiryId, number: null, setAside: 'Déjà répondu au n° 1.' },
    ]);
    expect(desk.mails.at(-1)).toMatchObject({ template: 'enquirySetAside', to: { personId: asker.id } });
  });

  it('arrives before the call’s date for questions, or not at all', async () => {
    const until = (await desk.calls.of(null, callId)).calendar.date('questionsUntil') ?? new Date(0);

    await expect(asked(until)).rejects.toThrow(EnquiriesClosed);
    await asked(new Date(until.getTime() - 1));
  });

  it('is not asked while five of the same person wait', async () => {
    for (let waiting = 0; waiting < 5; waiting += 1) await asked();

    await expect(asked()).rejects.toThrow(TooManyEnquiries);
  });
});
