/** A row of a file's history, as far as it says where the file was from then on. */
export interface Step {
  readonly fileId: string;
  readonly at: Date;
  /** Active states after it, joined by blanks. */
  readonly toState: string;
}

/** One stay of a file in a state that has ended. */
export interface Stay {
  readonly fileId: string;
  readonly state: string;
  readonly milliseconds: number;
}

/** How long files stayed in a state: half of them no longer than the median. */
export interface UsualTime {
  readonly files: number;
  readonly medianMs: number;
  readonly shortestMs: number;
  readonly longestMs: number;
}

/** Fewer files than these say nothing about the next one, and too much about themselves. */
export const FEWEST_FILES = 5;

/** Every stay that has ended, from rows in the order of each file's history; a stay that lasts is not among them. */
export function staysIn(steps: readonly Step[]): readonly Stay[] {
  const stays: Stay[] = [];
  const entered = new Map<string, Map<string, Date>>();
  for (const { fileId, at, toState } of steps) {
    const open = entered.get(fileId) ?? new Map<string, Date>();
    entered.set(fileId, open);
    const states = toState.split(' ');
    for (const [state, since] of open) {
      if (states.includes(state)) continue;
      stays.push({ fileId, state, milliseconds: at.getTime() - since.getTime() });
      open.delete(state);
    }
    for (const state of states) if (!open.has(state)) open.set(state, at);
  }
  return stays;
}

/** The usual time of each state that enough files have left. */
export function usualTimes(stays: readonly Stay[]): ReadonlyMap<string, UsualTime> {
  const states = [...new Set(stays.map(({ state }) => state))];
  const usual = states.flatMap((state) => {
    const of = stays.filter((stay) => stay.state === state);
    const files = new Set(of.map(({ fileId }) => fileId)).size;
    return files < FEWEST_FILES ? [] : [[state, usualTime(of, files)] as const];
  });
  return new Map(usual);
}

function usualTime(stays: readonly Stay[], files: number): UsualTime {
  const sorted = stays.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return { files, medianMs: (low + high) / 2, shortestMs: sorted[0] ?? 0, longestMs: sorted.at(-1) ?? 0 };
}
