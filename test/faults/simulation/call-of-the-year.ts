import { type CallFile, shiftedDays, withDates } from '#libs/calls';
import { type LocalDateTime } from '#libs/kernel';
import { aCallFile } from '#testing/calls';
import type { Chance } from './random.js';

/** When every simulated year begins. */
export const YEAR_BEGINS = new Date('2026-01-05T09:00:00.000Z');
export const YEAR_MS = 365 * 86_400_000;

/** The first day's noon on the wall of the call. */
const NOON = '2026-01-05T12:00' as LocalDateTime;

/** Days after the beginning. A whole procedure, down to the last payment, has to fit into the year. */
const DAYS = {
  publicationDate: 0,
  questionsUntil: 20,
  answersUntil: 25,
  conceptNoteDeadline: 40,
  conceptNoteScoresDate: 70,
  shortListDate: 85,
  invitationsDate: 90,
  fullApplicationDeadline: 125,
  fullApplicationScoresDate: 150,
  awardDate: 170,
  contractsDate: 200,
  reserveValidity: 240,
  programmeEnd: 340,
} as const;

/** The demonstration's call under one of the two procedures, with dates that a seed moves a little. */
export function callOfTheYear(chance: Chance): CallFile {
  const shift = chance.between(-3, 10);
  const dates = Object.entries(DAYS).map(([name, days]) => [name, shiftedDays(NOON, days === 0 ? 0 : days + shift)]);
  const file = withDates(aCallFile({ code: 'SIM-2026-01' }), Object.fromEntries(dates));
  const definition = chance.happens(0.5) ? 'grant.open-call' : 'grant.restricted-call';
  return { ...withoutForms(file), procedure: { ...file.procedure, definition } };
}

/** Nobody fills in a form here, and every process that starts reads the whole call. */
function withoutForms(file: CallFile): CallFile {
  const empty = Object.entries(file.forms).map(([stage, form]) => [stage, { ...form, pages: [] }]);
  // The same stages as before.
  return { ...file, forms: Object.fromEntries(empty) as CallFile['forms'] };
}
