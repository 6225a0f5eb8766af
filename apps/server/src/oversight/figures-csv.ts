import type { Call } from '#libs/calls';
import type { Currency } from '#libs/kernel';
import type { CallFigures, CallLine, FileBehind } from '#libs/oversight';
import { amountCell, csvOf } from '../http/csv.js';
import type { Figure } from './figures-address.js';

type Row = readonly (string | number | null)[];

/** The figures for a spreadsheet: stable column names, plain decimals, instants in UTC. */
const ROWS: Readonly<Record<Figure, (figures: CallFigures, currency: Currency) => readonly Row[]>> = {
  funnel: ({ funnel }) => [['step', 'files'], ...funnel.map(({ step, files }) => [step, files])],
  states: ({ states }) => [['state', 'files'], ...states.map(({ state, files }) => [state, files])],
  lateness: ({ lateness }) => [
    ['subject', 'deadline', 'files', 'since'],
    ...lateness.map(({ subject, deadline, files, since }) => [subject, deadline, files, since.toISOString()]),
  ],
  budget: ({ budget }, currency) => [
    ['lot', 'currency', 'ceiling', 'awarded', 'committed', 'paid', 'justified', 'available'],
    ...budget.map((lot) => [
      lot.lot,
      currency,
      ...[
        lot.ceilingMinor,
        lot.awardedMinor,
        lot.committedMinor,
        lot.paidMinor,
        lot.justifiedMinor,
        lot.availableMinor,
      ].map((minor) => amountCell(minor, currency)),
    ]),
  ],
  provinces: ({ provinces }, currency) => [
    ['province', 'submitted', 'awarded', 'currency', 'awardedAmount'],
    ...provinces.map(({ province, submitted, awarded, awardedMinor }) => [
      province,
      submitted,
      awarded,
      currency,
      amountCell(awardedMinor, currency),
    ]),
  ],
  deadlines: ({ coming }) => [
    ['subject', 'deadline', 'at', 'files'],
    ...coming.map(({ subject, deadline, at, files }) => [subject, deadline, at.toISOString(), files]),
  ],
};

export function figureCsv(figure: Figure, figures: CallFigures, call: Pick<Call, 'currency'>): string {
  return csvOf(ROWS[figure](figures, call.currency));
}

export function filesCsv(files: readonly FileBehind[], { currency }: Pick<Call, 'currency'>): string {
  return csvOf([
    ['code', 'title', 'organisation', 'province', 'lot', 'states', 'currency', 'awarded'],
    ...files.map(({ code, title, organisationName, province, lot, state, awardedMinor }) => [
      code,
      title,
      organisationName,
      province,
      lot,
      state,
      awardedMinor === null ? null : currency,
      awardedMinor === null ? null : amountCell(awardedMinor, currency),
    ]),
  ]);
}

/** One call of the programme, for its line in the file. */
export interface ProgrammeLine {
  readonly call: Call;
  readonly figures: CallLine;
}

export function programmeCsv(lines: readonly ProgrammeLine[]): string {
  return csvOf([
    [
      'call',
      'submitted',
      'awarded',
      'signed',
      'closed',
      'currency',
      'budget',
      'awardedAmount',
      'committed',
      'paid',
      'justified',
    ],
    ...lines.map(({ call, figures }) => [
      call.code,
      figures.submitted,
      figures.awarded,
      figures.signed,
      figures.closed,
      call.currency,
      ...[budgetOf(call), figures.awardedMinor, figures.committedMinor, figures.paidMinor, figures.justifiedMinor].map(
        (minor) => amountCell(minor, call.currency),
      ),
    ]),
  ]);
}

/** What a call has to give, over all of its lots. */
export function budgetOf(call: Pick<Call, 'lots'>): number {
  return call.lots.reduce((sum, { budgetMinor }) => sum + budgetMinor, 0);
}
