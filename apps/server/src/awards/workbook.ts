import {
  type AssessmentInFull,
  inPoints,
  type MinutedDecision,
  type Note,
  type RankedLine,
  type RankingOfLot,
  type Stage,
} from '#libs/awards';
import { currencySign } from '#libs/platform';
import { type Call, type Grid, wallClockOf } from '#libs/calls';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';
import { thresholdName } from './threshold-name.js';
import { AMOUNT, INSTANT, POINTS, type Table, xlsxOf } from './xlsx.js';

export interface WorkbookFacts {
  readonly call: Call;
  readonly stage: Stage;
  /** Of every lot, in the order of the call. */
  readonly rankings: readonly RankingOfLot[];
  readonly assessments: readonly AssessmentInFull[];
  /** Of this stage, as are the decisions. */
  readonly notes: readonly Note[];
  readonly decisions: readonly MinutedDecision[];
}

/**
 * One spreadsheet for the committee, in the reader's language: the ranking of each lot, every score, every comment, what
 * was said and what was decided. Arabic sheets run from right to left; instants are those of the call's zone.
 */
export function workbookOf(view: View, facts: WorkbookFacts): Promise<Buffer> {
  const tables = [
    ...facts.rankings.map((ranking) => rankingTable(view, facts, ranking)),
    scoresTable(view, facts),
    commentsTable(view, facts),
    notesTable(view, facts),
    decisionsTable(view, facts),
  ];
  return xlsxOf(tables, { rightToLeft: view.lang === 'ar' });
}

function rankingTable(view: View, facts: WorkbookFacts, ranking: RankingOfLot): Table {
  const most = Math.max(2, ...ranking.lines.map(({ assessments }) => assessments.length));
  let sum = 0;
  const rows = ranking.lines.map((line) => {
    sum += line.rank === null ? 0 : line.requestedMinor;
    return [
      line.rank,
      line.code,
      line.title,
      line.organisationName,
      ...Array.from({ length: most }, (_, i) => totalOf(line, i)),
      inPoints(line.total),
      view.t(line.divergence ? 'awards.workbook.yes' : 'awards.workbook.no'),
      line.requestedMinor / 100,
      line.rank === null ? null : sum / 100,
      view.t(`awards.outcome.${ranking.decided ? 'decided' : 'proposed'}.${line.outcome}`),
      line.missed.map((threshold) => thresholdName(view, facts.call, threshold)).join(' ; '),
    ];
  });
  return { name: said(view, facts.call.lot(ranking.lot).title), columns: rankingColumns(view, facts, most), rows };
}

function rankingColumns(view: View, { call, stage }: WorkbookFacts, assessors: number): Table['columns'] {
  const currency = currencySign(view.lang, call.currency);
  return [
    { head: view.t('awards.ranking.rank'), width: 8 },
    { head: view.t('awards.workbook.code'), width: 20 },
    { head: view.t('awards.workbook.project'), width: 40 },
    { head: view.t('awards.workbook.organisation'), width: 32 },
    ...Array.from({ length: assessors }, (_, i) => ({
      head: view.t('awards.discussion.assessor', { n: i + 1 }),
      width: 12,
      format: POINTS,
    })),
    { head: view.t('awards.ranking.total', { max: call.grid(stage).max }), width: 12, format: POINTS },
    { head: view.t('awards.workbook.diverges'), width: 14 },
    { head: view.t('awards.ranking.requested', { currency }), width: 16, format: AMOUNT },
    { head: view.t('awards.ranking.cumulative', { currency }), width: 16, format: AMOUNT },
    { head: view.t('awards.ranking.outcome'), width: 24 },
    { head: view.t('awards.workbook.thresholds'), width: 32 },
  ];
}

function totalOf({ assessments }: RankedLine, place: number): number | null {
  const assessment = assessments[place];
  return assessment ? inPoints(assessment.total) : null;
}

/** A line of a table about one assessment: its file's code and title, and which assessor of that file it is. */
interface Placed {
  readonly assessment: AssessmentInFull;
  readonly about: readonly [code: string | null, title: string | null, assessor: number];
}

function placed({ rankings, assessments }: WorkbookFacts): readonly Placed[] {
  const lines = linesById(rankings);
  const seen = new Map<string, number>();
  return assessments.map((assessment) => {
    const place = (seen.get(assessment.applicationId) ?? 0) + 1;
    seen.set(assessment.applicationId, place);
    const line = lines.get(assessment.applicationId);
    return { assessment, about: [line?.code ?? null, line?.title ?? null, place] };
  });
}

function linesById(rankings: readonly RankingOfLot[]): ReadonlyMap<string, RankedLine> {
  return new Map(rankings.flatMap(({ lines }) => lines.map((line) => [line.applicationId, line] as const)));
}

/** What the clocks of the call's zone show, as a date that says so in UTC. */
function onTheWall(at: Date, { zone }: Call): Date {
  return new Date(`${wallClockOf(at, zone).local}Z`);
}

function aboutColumns(view: View): Table['columns'] {
  return [
    { head: view.t('awards.workbook.code'), width: 20 },
    { head: view.t('awards.workbook.project'), width: 40 },
    { head: view.t('awards.workbook.assessor'), width: 12 },
  ];
}

function scoresTable(view: View, facts: WorkbookFacts): Table {
  const grid = facts.call.grid(facts.stage);
  return {
    name: view.t('awards.workbook.scores'),
    columns: [
      ...aboutColumns(view),
      ...grid.sections.flatMap(({ id, criteria }) => [
        ...criteria.map((criterion) => ({ head: criterion.id, width: 7 })),
        { head: view.t('awards.workbook.section', { id }), width: 12, format: POINTS },
      ]),
      { head: view.t('awards.ranking.total', { max: grid.max }), width: 12, format: POINTS },
      { head: view.t('awards.workbook.counted'), width: 12 },
    ],
    rows: placed(facts).map(({ assessment, about }) => [
      ...about,
      ...grid.sections.flatMap(({ id, criteria }) => [
        ...criteria.map((criterion) => assessment.scores[criterion.id] ?? null),
        inPoints(assessment.sections[id] ?? 0),
      ]),
      inPoints(assessment.total),
      view.t(assessment.counted ? 'awards.workbook.yes' : 'awards.workbook.no'),
    ]),
  };
}

function commentsTable(view: View, facts: WorkbookFacts): Table {
  const titles = titlesOf(view, facts.call.grid(facts.stage));
  return {
    name: view.t('awards.workbook.comments'),
    columns: [
      ...aboutColumns(view),
      { head: view.t('awards.workbook.place'), width: 40 },
      { head: view.t('awards.workbook.comment'), width: 100 },
    ],
    rows: placed(facts).flatMap(({ assessment, about }) =>
      titles
        .filter(([id]) => (assessment.comments[id] ?? '') !== '')
        .map(([id, title]) => [...about, `${id} ${title}`, assessment.comments[id] ?? '']),
    ),
  };
}

/** Sections and criteria by their ids, in the order of the grid. */
function titlesOf(view: View, grid: Grid): readonly (readonly [string, string])[] {
  return grid.sections.flatMap(({ id, title, criteria }) => [
    [id, said(view, title)] as const,
    ...criteria.map((criterion) => [criterion.id, said(view, criterion.text)] as const),
  ]);
}

function notesTable(view: View, { rankings, notes, call }: WorkbookFacts): Table {
  const lines = linesById(rankings);
  return {
    name: view.t('awards.discussion.notes'),
    columns: [
      { head: view.t('awards.workbook.code'), width: 20 },
      { head: view.t('awards.workbook.project'), width: 40 },
      { head: view.t('awards.workbook.at'), width: 18, format: INSTANT },
      { head: view.t('awards.workbook.by'), width: 28 },
      { head: view.t('awards.workbook.note'), width: 100 },
    ],
    rows: notes.map(({ applicationId, writtenAt, writtenByName, text }) => [
      lines.get(applicationId)?.code ?? null,
      lines.get(applicationId)?.title ?? null,
      onTheWall(writtenAt, call),
      writtenByName,
      text,
    ]),
  };
}

function decisionsTable(view: View, { decisions, call }: WorkbookFacts): Table {
  return {
    name: view.t('awards.workbook.decisions'),
    columns: [
      { head: view.t('awards.workbook.decision'), width: 48 },
      { head: view.t('awards.workbook.at'), width: 18, format: INSTANT },
      { head: view.t('awards.workbook.by'), width: 28 },
      { head: view.t('awards.minutes.reason'), width: 100 },
    ],
    rows: decisions.map(({ decision, decidedByName }) => [
      view.t(`awards.minutes.kind.${decision.kind}`, {
        lot: decision.lot === '' ? '' : said(view, call.lot(decision.lot).title),
        stage: inCall(view, call).t(`evaluation.stage.${decision.stage}`),
      }),
      onTheWall(decision.decidedAt, call),
      decidedByName,
      decision.reason,
    ]),
  };
}
