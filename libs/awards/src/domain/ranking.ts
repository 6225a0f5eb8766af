/** What ranking needs of a file whose assessments are final. Scores are in halves of a point. */
export interface ScoredFile {
  readonly applicationId: string;
  readonly total: number;
  readonly sections: Readonly<Record<string, number>>;
  /** Thresholds that the file misses; with one it is not ranked. */
  readonly missed: readonly string[];
  readonly requestedMinor: number;
}

/** How a lot is put in order: by the total, then by these sections, then as the committee recorded. */
export interface RankingRules {
  readonly tieBreakSections: readonly string[];
  /** What the committee decided on ties that the scores leave open: ids, the better one first. */
  readonly committeeOrder: readonly string[];
}

export interface RankedFile extends ScoredFile {
  readonly rank: number;
  /** Others with the same scores that nothing has put in order yet; the ids are in the order of the list. */
  readonly tiedWith: readonly string[];
}

/** The files that reached every threshold, the best first, and those that did not. */
export interface Ranking {
  readonly ranked: readonly RankedFile[];
  readonly below: readonly ScoredFile[];
}

/** Puts a lot in order. The same files give the same ranking in whatever order they come. */
export function rankingOf(files: readonly ScoredFile[], rules: RankingRules): Ranking {
  const passed = files.filter(({ missed }) => missed.length === 0);
  const ordered = equals(passed, rules).flatMap((group) => settled(group, rules.committeeOrder));
  return {
    ranked: ordered.map((file, i) => ({ ...file, rank: i + 1 })),
    below: files.filter(({ missed }) => missed.length > 0).sort((a, b) => b.total - a.total || byId(a, b)),
  };
}

/** The files of an open tie that runs across a cut: the committee has to decide it before anybody is kept out. */
export function tieAcross(kept: readonly RankedFile[], rest: readonly RankedFile[]): readonly string[] {
  const outside = new Set(rest.map(({ applicationId }) => applicationId));
  const crossing = kept.filter(({ tiedWith }) => tiedWith.some((id) => outside.has(id)));
  return [...new Set(crossing.flatMap(({ applicationId, tiedWith }) => [applicationId, ...tiedWith]))].sort();
}

/** The open ties of a list, each as the ids of its files. */
export function tiesIn(
  files: readonly Pick<RankedFile, 'applicationId' | 'tiedWith'>[],
): readonly (readonly string[])[] {
  const tied = files.filter(({ tiedWith }) => tiedWith.length > 0);
  const groups = tied.map(({ applicationId, tiedWith }) => [applicationId, ...tiedWith].sort());
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

/** Groups of files that the scores leave equal, the best group first. */
function equals(files: readonly ScoredFile[], { tieBreakSections }: RankingRules): readonly (readonly ScoredFile[])[] {
  const order = byScores(tieBreakSections);
  const groups: ScoredFile[][] = [];
  for (const file of [...files].sort((a, b) => order(a, b) || byId(a, b))) {
    const last = groups.at(-1);
    const [equal] = last ?? [];
    if (last && equal && order(equal, file) === 0) last.push(file);
    else groups.push([file]);
  }
  return groups;
}

/** The committee's order counts where it covers the whole group; one that leaves somebody out decides nothing. */
function settled(group: readonly ScoredFile[], committeeOrder: readonly string[]): readonly Omit<RankedFile, 'rank'>[] {
  const places = new Map(committeeOrder.map((id, i) => [id, i]));
  const place = ({ applicationId }: ScoredFile): number => places.get(applicationId) ?? -1;
  if (group.every((file) => place(file) >= 0)) {
    return [...group].sort((a, b) => place(a) - place(b)).map((file) => ({ ...file, tiedWith: [] }));
  }
  const ids = group.map(({ applicationId }) => applicationId);
  return group.map((file) => ({ ...file, tiedWith: ids.filter((id) => id !== file.applicationId) }));
}

function byScores(sections: readonly string[]): (a: ScoredFile, b: ScoredFile) => number {
  return (a, b) => {
    if (a.total !== b.total) return b.total - a.total;
    const section = sections.find((id) => (a.sections[id] ?? 0) !== (b.sections[id] ?? 0));
    return section === undefined ? 0 : (b.sections[section] ?? 0) - (a.sections[section] ?? 0);
  };
}

function byId(a: ScoredFile, b: ScoredFile): number {
  return a.applicationId < b.applicationId ? -1 : 1;
}
