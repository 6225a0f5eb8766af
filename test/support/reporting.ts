import { Readable } from 'node:stream';
import type { Question } from '#libs/calls';
import type { Json, JsonObject } from '#libs/kernel';
import {
  AcceptReport,
  FIGURES_PAGE,
  ReportFile,
  type ReportFileView,
  SaveReportPage,
  SubmitReport,
  UploadReportDocument,
  WaiveReport,
} from '#libs/reporting';
import { aPdf } from '#testing/applications';
import type { AwardedGrant, GrantHouse } from './grant-house.js';

export const DECLARATION = {
  personName: 'N. N.',
  language: 'fr',
  text: 'Je déclare que ces informations sont exactes.',
};

/** The report of a grant, by its kind. */
export async function reportOf(house: GrantHouse, { id }: AwardedGrant, kind: 'interim' | 'final'): Promise<string> {
  const [row] = await house.query<{ id: string }>('select r.id from report r where r.grant_id = $1 and r.kind = $2', [
    id,
    kind,
  ]);
  if (!row) throw new Error(`There is no ${kind} report.`);
  return row.id;
}

export function save(
  house: GrantHouse,
  grant: AwardedGrant,
  of: { reportId: string; page: string; answers: JsonObject; basedOn?: number },
) {
  return house.get(SaveReportPage).execute({ ...house.as(grant.signatory), basedOn: 0, ...of });
}

/** Everything that a report asks for: each question answered, the given figures, each required document. */
export async function fillIn(
  house: GrantHouse,
  grant: AwardedGrant,
  reportId: string,
  figures: Readonly<Record<string, string>>,
) {
  const { draft, material } = await house.get(ReportFile).of(reportId);
  const versionOf = (page: string): number => material.pages.find((one) => one.page === page)?.version ?? 0;
  for (const { id, questions } of draft.form.pages) {
    const answers = Object.fromEntries(questions.map((question) => [question.id, answerTo(question)]));
    await save(house, grant, { reportId, page: id, answers, basedOn: versionOf(id) });
  }
  const empty = Object.fromEntries(draft.figures.lines.map(({ heading }) => [heading, '0']));
  const answers = { ...empty, ...figures };
  await save(house, grant, { reportId, page: FIGURES_PAGE, answers, basedOn: versionOf(FIGURES_PAGE) });
  for (const { kind } of draft.missingDocuments) await upload(house, grant, { reportId, kind });
}

export function upload(
  house: GrantHouse,
  grant: AwardedGrant,
  of: { reportId: string; kind: string; content?: string | Buffer },
) {
  const { content = aPdf('justificatif'), ...which } = of;
  return house
    .get(UploadReportDocument)
    .execute(
      { ...house.as(grant.signatory), ...which, fileName: 'justificatif.pdf' },
      Readable.from([Buffer.from(content)]),
    );
}

export function submit(house: GrantHouse, grant: AwardedGrant, reportId: string) {
  return house.get(SubmitReport).execute({ ...house.as(grant.signatory), reportId, declaration: DECLARATION });
}

/** Accepts the newest version; `refused` says how much of a heading is not eligible. */
export async function accept(house: GrantHouse, reportId: string, refused: Readonly<Record<string, number>> = {}) {
  const { submissions } = await house.get(ReportFile).of(reportId);
  const newest = submissions[0];
  if (!newest) throw new Error('Nothing was handed in.');
  const decisions = newest.content.figures.lines.map(({ heading, nowMinor }) => ({
    heading,
    acceptedMinor: (nowMinor ?? 0) - (refused[heading] ?? 0),
    reason: refused[heading] === undefined ? '' : 'No invoice',
  }));
  return house.get(AcceptReport).execute({
    ...house.as(house.cast.officer),
    reportId,
    submissionId: newest.id,
    decisions,
    comment: 'Checked',
  });
}

/** The final report from its first word to its acceptance, without the interim one; what follows is carried out. */
export async function report(
  house: GrantHouse,
  grant: AwardedGrant,
  of: { readonly figures: Readonly<Record<string, string>>; readonly refused?: Readonly<Record<string, number>> },
): Promise<ReportFileView> {
  const interim = await reportOf(house, grant, 'interim');
  await house
    .get(WaiveReport)
    .execute({ ...house.as(house.cast.officer), reportId: interim, reason: 'A short action' });
  const reportId = await reportOf(house, grant, 'final');
  await fillIn(house, grant, reportId, of.figures);
  await submit(house, grant, reportId);
  await accept(house, reportId, of.refused);
  await house.work();
  return house.get(ReportFile).of(reportId);
}

function answerTo(question: Question): Json {
  if (question.type === 'number') return '12';
  if (question.type !== 'table') return 'Formation de douze jeunes';
  return [Object.fromEntries(question.columns.map(({ id, type }) => [id, type === 'number' ? '12' : 'Indicateur']))];
}
