const PAGE_LENGTH = 20;

/** One page of a history, the newest entries first. */
export interface HistoryPart<T> {
  readonly entries: readonly T[];
  /** The version before which the next page begins; null on the last page. */
  readonly next: number | null;
}

/** The entries before a version, as many as a page takes. A version is not cut in two. */
export function historyPart<T>(
  all: readonly T[],
  before: number | null,
  versionOf: (entry: T) => number,
): HistoryPart<T> {
  const rest = all.filter((entry) => before === null || versionOf(entry) < before);
  const end = rest[PAGE_LENGTH - 1];
  if (end === undefined) return { entries: rest, next: null };
  const last = versionOf(end);
  const entries = rest.filter((entry) => versionOf(entry) >= last);
  return { entries, next: rest.length > entries.length ? last : null };
}

/** A version that an address or a form names; null where it names none. */
export function versionNamed(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : null;
}
