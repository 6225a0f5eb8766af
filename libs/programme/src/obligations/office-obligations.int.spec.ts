import { randomUUID } from 'node:crypto';
import { RefusePayment } from '#libs/payments';
import { Reads } from '#libs/platform';
import { GrantHouse } from '../../../../test/support/grant-house.js';
import { openPayment } from '../../../../test/support/paying.js';
import { fillIn, reportOf, submit, upload } from '../../../../test/support/reporting.js';
import { ReportFile } from '#libs/reporting';
import type { Obligation, ObligationFilter } from './obligation.js';
import { OfficeObligations } from './office-obligations.js';

let house: GrantHouse;
let obligations: OfficeObligations;
let awarded: string;
let refused: string;
let report: string;
const answersUntil = new Date('2020-02-08T17:00:00Z');

beforeAll(async () => {
  house = await GrantHouse.open();
  obligations = new OfficeObligations(house.get(Reads));
  awarded = (await house.anAwardedGrant()).id;
  const running = await house.aSignedGrant();
  await house.work();
  refused = running.id;
  const paymentId = await openPayment(house, running);
  await house.get(RefusePayment).execute({ ...house.as(house.cast.finance), paymentId, reason: 'RIB illisible.' });
  report = await reportOf(house, running, 'interim');
  await fillIn(house, running, report, { '1': '600000', '3': '400000', '8': '60000' });
  const kind = (await house.get(ReportFile).of(report)).draft.asked[0]?.kind ?? '';
  await upload(house, running, { reportId: report, kind });
  await submit(house, running, report);
  await house.query(
    `insert into call_enquiry (id, call_id, language, question, asked_at, asked_by)
     values ($1, $2, 'fr', 'Les coopératives ?', now(), $1)`,
    [randomUUID(), house.callId],
  );
  await house.query(
    `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status,
       queued_at)
     select own.id, $1, $1::uuid, 'a@association.example', 'awarded', 'fr', $1::uuid, 's', 'b',
       '<' || own.id || '@minha.example>', 'bounced', now()
     from mail_id($1::text, $1::uuid, 'awarded') as own(id)`,
    [awarded],
  );
  await house.query(
    `insert into evaluation_round (id, call_id, application_id, organisation_id, lot, stage, required, transferred, opened_at)
     values ($1, $2, $3, $1, 'L1', 'conceptNote', 2, '[]', now())`,
    [randomUUID(), house.callId, awarded],
  );
}, 120_000);
afterAll(() => house.close());

const filter = (more: Partial<ObligationFilter> = {}): ObligationFilter => ({
  callIds: [house.callId],
  dates: [{ callId: house.callId, name: 'answersUntil', at: answersUntil }],
  ...more,
});
const all = (more: Partial<ObligationFilter> = {}) => obligations.page(filter(more), 50, null);
const kinds = (rows: readonly Obligation[]) => rows.map(({ kind }) => kind).toSorted();

describe('what waits for the office', () => {
  it('is gathered from every feature, each with its file or its call', async () => {
    const rows = await all();

    expect(kinds(rows)).toEqual([
      'contractToPrepare',
      'enquiry',
      'instalmentToAskFor',
      'readerNotReached',
      'readersMissing',
      'reportToCheck',
    ]);
    const of = (kind: string) => rows.find((row) => row.kind === kind);
    expect(of('contractToPrepare')).toMatchObject({ id: awarded, file: { id: awarded } });
    expect(of('reportToCheck')).toMatchObject({ id: report, file: { id: refused } });
    expect(of('instalmentToAskFor')).toMatchObject({ id: refused, file: { id: refused } });
    expect(of('enquiry')).toMatchObject({ file: null, text: 'Les coopératives ?', dueAt: answersUntil });
    expect(of('readerNotReached')).toMatchObject({ id: awarded, file: { id: awarded }, many: 1 });
    expect(of('readersMissing')).toMatchObject({ id: 'conceptNote', many: 2, file: null, dueAt: null });
  });

  it('is due when the engine says so, and comes in that order', async () => {
    const rows = await all();

    const instances = rows.filter(({ kind }) => !['enquiry', 'readersMissing', 'readerNotReached'].includes(kind));
    for (const { id, dueAt } of instances) {
      const [own] = await house.query<{ at: Date }>('select next_obligation($1) as at', [id]);
      expect(dueAt).toEqual(own?.at);
    }
    const due = rows.map(({ dueAt }) => dueAt?.getTime() ?? Infinity);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(rows[0]?.kind).toBe('enquiry');
  });

  it('goes on where the page before ended, with nothing twice', async () => {
    const found: Obligation[] = [];
    for (let after: Obligation['place'] | null = null; ;) {
      const [next] = await obligations.page(filter(), 1, after);
      if (!next) break;
      found.push(next);
      after = next.place;
    }

    expect(found).toEqual(await all());
  });

  it.each<[string, Partial<ObligationFilter>, readonly string[]]>([
    ['a kind', { kind: 'enquiry' }, ['enquiry']],
    ['what is late', { dueBefore: new Date('2020-03-01T00:00:00Z') }, ['enquiry']],
    ['words of no file', { search: 'nobody of that name' }, []],
    ['a lot that nobody is in', { lot: 'L9' }, []],
    ['other calls', { callIds: [randomUUID()] }, []],
    ['no call', { callIds: [] }, []],
  ])('is narrowed down to %s', async (_what, more, expected) => {
    expect(kinds(await all(more))).toEqual(expected);
  });

  it('is counted by kind, whatever kind is shown', async () => {
    const counts = await obligations.counts(filter({ kind: 'enquiry' }));

    const numbers = Object.fromEntries(Object.entries(counts).map(([kind, { count }]) => [kind, count]));
    expect(numbers).toMatchObject({ contractToPrepare: 1, enquiry: 1, instalmentToAskFor: 1, administrativeCheck: 0 });
    expect(Object.values(numbers).reduce((sum, count) => sum + count, 0)).toBe(6);
  });
});
