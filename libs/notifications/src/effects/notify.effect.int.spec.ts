import { Ids } from '#libs/kernel';
import { formats } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  aFileWithDeadlines,
  anApplicant,
  anOfficer,
  KnownPeople,
  postOffice,
  type PostOffice,
} from '../testing/index.js';
import { NotifyEffect } from './notify.effect.js';

let stored: TestDatabase;
let office: PostOffice;

beforeAll(async () => {
  stored = await testDatabase();
  const people = new KnownPeople({ applicant: [anApplicant({ language: 'fr' })], officer: [anOfficer()] });
  office = await postOffice(stored.url, people);
});
afterAll(async () => {
  await office.close();
  await stored.drop();
});

interface Due {
  readonly name: string;
  readonly to: readonly string[];
  readonly at: string;
}

/** Tells what happened to a file with these deadlines; answers what each was told. */
async function told(template: string, ...deadlines: readonly Due[]) {
  const instanceId = office.get(Ids).next();
  await aFileWithDeadlines(
    stored.adminUrl,
    instanceId,
    deadlines.map(({ name, to, at }) => ({ name, recipients: to, due_at: at })),
  );
  const callId = office.get(Ids).next();
  const effect = {
    id: office.get(Ids).next(),
    name: 'notify',
    instanceId,
    callId,
    subject: 'grant',
    correlation: 'a request',
  };
  await office.database.transaction((tx) =>
    office.get(NotifyEffect).handle(tx, { ...effect, payload: { template }, at: new Date('2026-06-19T10:00:00Z') }),
  );
  const mails = await office.database.query<{ address: string; body: string }>(
    'select m.address, m.body from mail m where m.instance_id = $1',
    [instanceId],
  );
  return (address: string) => mails.find((mail) => mail.address === address)?.body ?? '';
}

const PAYMENT = { name: 'prefinancingDue', to: ['financeOfficer', 'officer'], at: '2026-07-10T11:00:00Z' };
const REPORT = { name: 'implementationEnd', to: ['applicant', 'officer'], at: '2027-03-31T22:59:59Z' };
const inWords = ({ at }: Due) => formats.dateTime('fr', new Date(at), 'Africa/Casablanca');

describe('what happened to a file', () => {
  it('is told to each with the deadline that is theirs, not with the earliest of the file', async () => {
    const bodyFor = await told('contractSigned', PAYMENT, REPORT);

    expect(bodyFor(anApplicant().address)).toContain(inWords(REPORT));
    expect(bodyFor(anApplicant().address)).not.toContain(inWords(PAYMENT));
    expect(bodyFor(anOfficer().address)).toContain(inWords(PAYMENT));
  });

  it('names the one deadline that the file has, whoever has to keep it', async () => {
    const bodyFor = await told('placedOnReserve', { ...PAYMENT, name: 'reserveValidity', to: ['officer'] });

    expect(bodyFor(anApplicant().address)).toContain(inWords(PAYMENT));
  });

  it('names none where all are other people’s', async () => {
    const other = { ...PAYMENT, name: 'balanceDue', at: '2026-08-10T11:00:00Z' };

    const bodyFor = await told('contractSigned', PAYMENT, other);

    expect(bodyFor(anApplicant().address)).not.toContain(inWords(PAYMENT));
    expect(bodyFor(anApplicant().address)).not.toContain(inWords(other));
  });
});
