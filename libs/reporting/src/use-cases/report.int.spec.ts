import type { Actor } from '#libs/kernel';
import { type AwardedGrant, GrantHouse } from '../../../../test/support/grant-house.js';
import { accept, fillIn, reportOf, save, submit, upload } from '../../../../test/support/reporting.js';
import { DocumentNotAsked } from '../domain/documents.js';
import { ReportNotOpen, ReportReplaced } from '../domain/report.js';
import { PageChangedMeanwhile } from '../domain/report-page.js';
import { IneligibleWithoutReason } from '../domain/verification.js';
import { TextTooLong } from '../domain/written-text.js';
import { ReportFile } from '../draft/report-file.js';
import { AcceptReport } from './accept-report.js';
import { QueryReport } from './query-report.js';
import { RemoveReportDocument } from './remove-report-document.js';
import { SubmitReport } from './submit-report.js';
import { WaiveReport } from './waive-report.js';

const FIGURES = { '1': '600000', '3': '400000', '8': '70000' };

let house: GrantHouse;
let grant: AwardedGrant;
let reportId: string;
beforeAll(async () => {
  house = await GrantHouse.open();
});
beforeEach(async () => {
  grant = await house.aSignedGrant();
  await house.work();
  reportId = await reportOf(house, grant, 'interim');
});
afterAll(() => house?.close());

const file = () => house.get(ReportFile).of(reportId);

describe('the reports of a signed contract', () => {
  it('are due as the call says, with the budget of the contract', async () => {
    const reports = await house.query(
      `select r.kind, r.n, (r.due_at - r.period_end)::text as after, r.period_end = c.implementation_end as "endsTheAction"
       from report r join contract c on c.grant_id = r.grant_id where r.grant_id = $1 order by r.n`,
      [grant.id],
    );

    expect(reports).toEqual([
      { kind: 'interim', n: 1, after: '60 days', endsTheAction: false },
      { kind: 'final', n: 2, after: expect.stringMatching(/^9[0-2] days$/), endsTheAction: true },
    ]);
    const { material, nextDeadline } = await file();
    expect(material.report.budget).toEqual({
      headings: [
        { id: '1', budgetMinor: 60_000_000 },
        { id: '2', budgetMinor: 0 },
        { id: '3', budgetMinor: 40_000_000 },
        { id: '4', budgetMinor: 0 },
        { id: '5', budgetMinor: 0 },
        { id: '6', budgetMinor: 0 },
        { id: '8', budgetMinor: 7_000_000 },
      ],
      totalMinor: 107_000_000,
      indirectMaxPercent: '7',
    });
    expect(nextDeadline).toEqual({ name: 'reportDue', dueAt: material.report.dueAt });
  });
});

describe('writing a report', () => {
  it('keeps a page as it was typed, and says what is still missing', async () => {
    await save(house, grant, {
      reportId,
      page: 'progress',
      answers: { activitiesDone: 'Début', peopleReached: 'douze' },
    });

    const { draft, material } = await file();
    expect(material.pages).toMatchObject([{ page: 'progress', answers: { peopleReached: 'douze' }, version: 1 }]);
    expect(draft.missing).toEqual(['progress', 'figures']);
  });

  it('is refused when somebody else saved the page in between', async () => {
    await save(house, grant, { reportId, page: 'progress', answers: { activitiesDone: 'A' } });

    await expect(save(house, grant, { reportId, page: 'progress', answers: { activitiesDone: 'B' } })).rejects.toThrow(
      PageChangedMeanwhile,
    );
  });

  it('takes a document that the call asks for, once, and lets it be removed', async () => {
    const first = await upload(house, grant, { reportId, kind: 'attendanceLists' });
    const again = await upload(house, grant, { reportId, kind: 'attendanceLists' });
    expect(again).toEqual(first);

    await house.get(RemoveReportDocument).execute({ ...house.as(grant.signatory), reportId, ...first });

    expect((await file()).material.documents).toEqual([]);
  });

  it('takes no document that the call does not ask for, and none that only says it is one', async () => {
    await expect(upload(house, grant, { reportId, kind: 'portrait' })).rejects.toThrow(DocumentNotAsked);
    await expect(
      upload(house, grant, { reportId, kind: 'attendanceLists', content: '<script>' }),
    ).rejects.toMatchObject({
      code: 'files.type-refused',
    });
  });
});

describe('handing a report in', () => {
  it('freezes what was written, with its figures and its hash', async () => {
    await fillIn(house, grant, reportId, FIGURES);

    const proof = await submit(house, grant, reportId);

    const { submissions, states } = await file();
    expect(states).toEqual(['in']);
    expect(submissions).toMatchObject([{ n: 1, contentHash: proof.contentHash }]);
    expect(submissions[0]?.content.figures.total).toMatchObject({ nowMinor: 107_000_000 });
  });

  it('is refused while something is missing, with all of it', async () => {
    await expect(submit(house, grant, reportId)).rejects.toMatchObject({
      details: { reasons: [{ code: 'guard.reportComplete', params: { list: 'progress, figures' } }] },
    });
  });

  it('is for the signatory only', async () => {
    await fillIn(house, grant, reportId, FIGURES);
    const colleague: Actor = { ...grant.signatory, roles: ['applicant'] };
    const declaration = { personName: 'N. N.', language: 'fr', text: 'x' };

    await expect(
      house.get(SubmitReport).execute({ ...house.as(colleague), reportId, declaration }),
    ).rejects.toMatchObject({ details: { reasons: [{ code: 'permission' }] } });
  });

  it('ends the writing until the office asks something', async () => {
    await fillIn(house, grant, reportId, FIGURES);
    await submit(house, grant, reportId);
    const change = { reportId, page: 'progress', answers: { activitiesDone: 'Plus' }, basedOn: 1 };
    await expect(save(house, grant, change)).rejects.toThrow(ReportNotOpen);

    await house.get(QueryReport).execute({ ...house.as(house.cast.officer), reportId, questions: 'How many women?' });
    await save(house, grant, change);

    expect((await file()).questions).toMatchObject([{ questions: 'How many women?' }]);
  });
});

describe('accepting a report', () => {
  it('keeps what was accepted of each heading, and tells the grant', async () => {
    await fillIn(house, grant, reportId, FIGURES);
    await submit(house, grant, reportId);

    const accepted = await accept(house, reportId, { '3': 1_000_00, '8': 7_000_00 });
    await house.work();

    expect(accepted).toEqual({ acceptedMinor: 106_200_000, acceptedTotalMinor: 106_200_000 });
    const { verification, states } = await file();
    expect(states).toEqual(['accepted']);
    expect(verification?.lines.find(({ heading }) => heading === '3')).toEqual({
      heading: '3',
      declaredMinor: 40_000_000,
      acceptedMinor: 39_900_000,
      reason: 'No invoice',
    });
    const told = await house.query(
      `select h.event from workflow_history h where h.instance_id = $1 and h.event = 'interimReportAccepted'`,
      [grant.id],
    );
    expect(told).toHaveLength(1);
  });

  it('carries its figures over to the next report', async () => {
    await fillIn(house, grant, reportId, { ...FIGURES, '1': '200000', '3': '100000', '8': '0' });
    await submit(house, grant, reportId);
    await accept(house, reportId);

    const { draft } = await house.get(ReportFile).of(await reportOf(house, grant, 'final'));

    expect(draft.figures.total).toMatchObject({ beforeMinor: 30_000_000 });
  });

  it('counts what was accepted until now, also what was not accepted yet when the report was handed in', async () => {
    const final = await reportOf(house, grant, 'final');
    await fillIn(house, grant, reportId, { ...FIGURES, '1': '200000', '3': '100000', '8': '0' });
    await submit(house, grant, reportId);
    await fillIn(house, grant, final, { ...FIGURES, '1': '100000', '3': '100000', '8': '0' });
    await submit(house, grant, final);
    await expect(accept(house, final)).rejects.toMatchObject({
      details: { reasons: [{ code: 'guard.earlierReportsSettled', params: { count: 1, list: '1' } }] },
    });

    await accept(house, reportId);

    expect(await accept(house, final)).toEqual({ acceptedMinor: 20_000_000, acceptedTotalMinor: 50_000_000 });
  });

  it('is refused without reasons, with a comment nobody reads, for another version than was read, and to whoever handed it in', async () => {
    await fillIn(house, grant, reportId, FIGURES);
    await submit(house, grant, reportId);
    const submissionId = (await file()).submissions[0]?.id ?? '';
    const decisions = (await file()).draft.figures.lines.map(({ heading }) => ({
      heading,
      acceptedMinor: 0,
      reason: '',
    }));
    const decide = (by: Actor, change: object = {}) =>
      house.get(AcceptReport).execute({ ...house.as(by), reportId, submissionId, decisions, comment: '', ...change });

    await expect(decide(house.cast.officer)).rejects.toThrow(IneligibleWithoutReason);
    await expect(decide(house.cast.officer, { submissionId: reportId })).rejects.toThrow(ReportReplaced);
    const all = decisions.map((decision) => ({ ...decision, reason: 'x' }));
    const long = { decisions: all, comment: 'x'.repeat(4001) };
    await expect(decide(house.cast.officer, long)).rejects.toThrow(TextTooLong);
    await expect(decide({ ...grant.signatory, roles: ['officer'] }, { decisions: all })).rejects.toMatchObject({
      details: { reasons: [{ code: 'fourEyes' }] },
    });
  });
});

describe('waiving a report', () => {
  it('is possible for an interim one', async () => {
    await house.get(WaiveReport).execute({ ...house.as(house.cast.officer), reportId, reason: 'A short action' });

    expect((await file()).states).toEqual(['waived']);
  });

  it('is never possible for the final one', async () => {
    const final = await reportOf(house, grant, 'final');

    await expect(
      house.get(WaiveReport).execute({ ...house.as(house.cast.officer), reportId: final, reason: 'x' }),
    ).rejects.toMatchObject({ details: { reasons: [{ code: 'guard.interimReport' }] } });
  });
});

describe('what was handed in', () => {
  it.each(['report', 'report_submission', 'report_verification'])('stays as it is: %s', async (table) => {
    await fillIn(house, grant, reportId, FIGURES);
    await submit(house, grant, reportId);
    await accept(house, reportId);

    await expect(house.query(`delete from ${table}`)).rejects.toThrow(/never changed or deleted/);
  });
});
