import type { Call } from '#libs/calls';
import type { Step } from '#libs/oversight';
import { bookedOf } from './booked.js';
import type { Owed, RandomFile } from './random-call.js';

/** The figures of a call, counted from what chance has made, without looking at the database. */
export interface CountedByHand {
  readonly funnel: readonly (readonly [Step, number])[];
  readonly states: ReadonlyMap<string, number>;
  readonly lateFiles: number;
  /** Files by the deadline that is over, with the oldest in hours from now. */
  readonly late: ReadonlyMap<string, readonly [files: number, hours: number]>;
  readonly coming: ReadonlyMap<string, readonly [files: number, hours: number]>;
  /** Ceiling, awarded, committed, paid, justified, available. */
  readonly budget: readonly (readonly [lot: string, ...amounts: number[]])[];
  /** Submitted, awarded, amount. */
  readonly provinces: ReadonlyMap<string | null, readonly [number, number, number]>;
}

export const REACHED: Readonly<Record<Step, (file: RandomFile) => boolean>> = {
  begun: () => true,
  submitted: ({ isSubmitted }) => isSubmitted,
  eligible: ({ isEligible }) => isEligible,
  conceptNotePassed: ({ conceptNote }) => conceptNote === 'passed',
  fullApplicationPassed: ({ fullApplication }) => fullApplication === 'passed',
  awarded: ({ award }) => award?.state === 'awarded',
  signed: ({ award, isSigned }) => isSigned && award !== null,
  closed: ({ state }) => state === 'closed',
};

export function countedByHand(files: readonly RandomFile[], call: Call): CountedByHand {
  // The record's keys are the steps.
  const steps = Object.keys(REACHED) as Step[];
  return {
    funnel: steps.map((step) => [step, files.filter(REACHED[step]).length]),
    states: tally(files.flatMap(({ state }) => state.split(' '))),
    lateFiles: files.filter((file) => datesOf(file).some(({ hours }) => hours < 0)).length,
    late: datesWhere(files, ({ hours }) => hours < 0),
    // A date that has taken effect is not waited for any more.
    coming: countedDates(files.flatMap((file) => datesOf(file).filter(({ hours }) => hours > 0))),
    budget: call.lots.map(({ id, budgetMinor }) =>
      moneyOf(
        id,
        budgetMinor,
        files.filter(({ lot }) => lot === id),
      ),
    ),
    provinces: provincesOf(files),
  };
}

/** Everything that is owed for a file: its own dates, those of its payments and of its reports. */
export function datesOf({ owed, others }: RandomFile): readonly Owed[] {
  return [...owed, ...others.flatMap((other) => other.owed)];
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** How many files have a date of each name that is over; a file counts once, however many payments are late. */
function datesWhere(files: readonly RandomFile[], holds: (owed: Owed) => boolean) {
  const found = new Map<string, readonly [number, number]>();
  for (const file of files) {
    const own = datesOf(file).filter(holds);
    for (const name of new Set(own.map((each) => each.name))) {
      const oldest = Math.min(...own.filter((each) => each.name === name).map(({ hours }) => hours));
      const [count, before] = found.get(name) ?? [0, oldest];
      found.set(name, [count + 1, Math.min(before, oldest)]);
    }
  }
  return found;
}

function countedDates(dates: readonly Owed[]) {
  const found = new Map<string, readonly [number, number]>();
  for (const { name, hours } of dates) {
    const [count, before] = found.get(name) ?? [0, hours];
    found.set(name, [count + 1, Math.min(before, hours)]);
  }
  return found;
}

function moneyOf(lot: string, ceiling: number, files: readonly RandomFile[]): readonly [string, ...number[]] {
  const promised = (state: string) =>
    files.reduce((sum, { award }) => sum + (award?.state === state ? award.minor : 0), 0);
  const books = files.map(bookedOf).filter((booked) => booked !== null);
  const sum = (of: (booked: (typeof books)[number]) => number) =>
    books.reduce((total, booked) => total + of(booked), 0);
  return [
    lot,
    ceiling,
    promised('awarded'),
    sum(({ committed, released }) => committed - released),
    sum(({ payments }) =>
      payments.filter(({ fate }) => fate === 'executed').reduce((total, { minor }) => total + minor, 0),
    ),
    sum(({ justified }) => justified),
    ceiling - promised('awarded') - promised('provisional'),
  ];
}

function provincesOf(files: readonly RandomFile[]): CountedByHand['provinces'] {
  const shown = [...new Set(files.filter(({ isSubmitted }) => isSubmitted).map(({ province }) => province))];
  return new Map(
    shown.map((province) => {
      const own = files.filter((file) => file.province === province);
      const awarded = own.filter(REACHED.awarded);
      const minor = awarded.reduce((sum, { award }) => sum + (award?.minor ?? 0), 0);
      return [province, [own.filter(({ isSubmitted }) => isSubmitted).length, awarded.length, minor]];
    }),
  );
}
