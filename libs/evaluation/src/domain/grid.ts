/** What the arithmetic needs of an evaluation grid; the call's file carries it, with its texts. */
export interface Grid {
  readonly id: string;
  readonly scale: { readonly min: number; readonly max: number };
  readonly sections: readonly GridSection[];
  readonly thresholds: readonly Threshold[];
}

export interface GridSection {
  readonly id: string;
  readonly criteria: readonly GridCriterion[];
  /** The section is not scored again: its score comes from a section of another grid (R20). */
  readonly transfer?: { readonly from: string; readonly section: string } | undefined;
}

export interface GridCriterion {
  readonly id: string;
  /** 2 where the score counts double. */
  readonly weight: number;
}

export type Threshold =
  | { readonly on: 'total'; readonly min: number }
  | { readonly on: 'section'; readonly section: string; readonly min: number }
  | { readonly on: 'eachCriterion'; readonly section: string; readonly min: number };

/** The sections that an assessor scores. */
export function scoredSections<S extends GridSection>(grid: { readonly sections: readonly S[] }): readonly S[] {
  return grid.sections.filter((section) => section.transfer === undefined);
}

/** The name of a threshold in results, decisions and texts: `total`, `section:1`, `eachCriterion:1`. */
export function nameOf(threshold: Threshold): string {
  return threshold.on === 'total' ? 'total' : `${threshold.on}:${threshold.section}`;
}
