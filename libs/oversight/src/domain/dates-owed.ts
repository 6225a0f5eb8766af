/** What has deadlines of its own in a call. */
export type Subject = 'grant' | 'payment' | 'report';

/** A deadline as an instance keeps it. */
export interface KeptDate {
  readonly name: string;
  /** ISO 8601. */
  readonly due_at: string;
}

/** The dates of one instance that are over, or that it is about to look at. */
export interface OwedDates {
  readonly file: string;
  /** Dates that have passed without closing anything, by name: they are still owed. */
  readonly fired: Readonly<Record<string, string>>;
  readonly deadlines: readonly KeptDate[];
}

export interface LateFigure {
  readonly subject: Subject;
  readonly deadline: string;
  readonly files: number;
  /** The oldest of them. */
  readonly since: Date;
}

export interface ComingFigure {
  readonly subject: Subject | 'call';
  readonly deadline: string;
  /** The nearest of them. */
  readonly at: Date;
  /** How many wait for such a date; null for a date of the call. */
  readonly files: number | null;
}

/** What is over, by deadline, the oldest first; and how many files that makes, each counted once. */
export function lateAmong(
  owed: ReadonlyMap<Subject, readonly OwedDates[]>,
  now: Date,
): { readonly lateness: readonly LateFigure[]; readonly lateFiles: number } {
  const all = new Set<string>();
  const lateness = [...owed].flatMap(([subject, instances]) => {
    const found = new Map<string, { files: Set<string>; since: number }>();
    for (const { file, fired, deadlines } of instances) {
      for (const [name, at] of [
        ...Object.entries(fired),
        ...deadlines.map((kept) => [kept.name, kept.due_at] as const),
      ]) {
        const instant = Date.parse(at);
        if (instant > now.getTime()) continue;
        all.add(file);
        const own = found.get(name) ?? { files: new Set(), since: instant };
        own.files.add(file);
        found.set(name, { files: own.files, since: Math.min(own.since, instant) });
      }
    }
    return [...found].map(([deadline, { files, since }]) => ({
      subject,
      deadline,
      files: files.size,
      since: new Date(since),
    }));
  });
  return { lateness: lateness.sort((one, other) => one.since.getTime() - other.since.getTime()), lateFiles: all.size };
}

/** What is still to come, by deadline: the nearest instant, and how many wait for one. */
export function comingAmong(
  kept: ReadonlyMap<Subject, readonly (readonly KeptDate[])[]>,
  now: Date,
): readonly ComingFigure[] {
  return [...kept].flatMap(([subject, lists]) => {
    const found = new Map<string, { files: number; at: number }>();
    for (const { name, due_at } of lists.flat()) {
      const instant = Date.parse(due_at);
      if (instant <= now.getTime()) continue;
      const { files, at } = found.get(name) ?? { files: 0, at: instant };
      found.set(name, { files: files + 1, at: Math.min(at, instant) });
    }
    return [...found].map(([deadline, { files, at }]) => ({ subject, deadline, files, at: new Date(at) }));
  });
}
