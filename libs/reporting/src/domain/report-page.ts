import { canonicalJson, DomainError, type JsonObject } from '#libs/kernel';

/** The financial part is kept as a page of its own: what was typed, by heading. */
export const FIGURES_PAGE = 'figures';

/** What is written on one page, as it was typed: also what is incomplete or wrong. */
export interface ReportPage {
  readonly page: string;
  readonly answers: JsonObject;
  /** Counts the saves; 0 where nothing was saved yet. */
  readonly version: number;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
}

/** Somebody else saved the page in between; `stored` is what is there now, so that both can be shown. */
export class PageChangedMeanwhile extends DomainError {
  readonly code = 'reporting.page-changed-meanwhile';

  constructor(readonly stored: ReportPage) {
    super('This page was changed by somebody else after it was read.', { page: stored.page, version: stored.version });
  }
}

/** What is written is longer than anything a form can ask for. */
export class PageTooLarge extends DomainError {
  readonly code = 'reporting.page-too-large';
}

const LARGEST_PAGE = 400_000;

export function emptyPage(page: string): ReportPage {
  return { page, answers: {}, version: 0, updatedAt: null, updatedBy: null };
}

/** The page after a save; the same save arriving twice changes nothing. `basedOn` is the version the writer saw. */
export function rewritten(
  page: ReportPage,
  change: { readonly answers: JsonObject; readonly basedOn: number; readonly by: string; readonly at: Date },
): ReportPage {
  const text = canonicalJson(change.answers);
  if (text.length > LARGEST_PAGE) throw new PageTooLarge('This page is too long to be kept.', { most: LARGEST_PAGE });
  if (text === canonicalJson(page.answers)) return page;
  if (change.basedOn !== page.version) throw new PageChangedMeanwhile(page);
  return { ...page, answers: change.answers, version: page.version + 1, updatedAt: change.at, updatedBy: change.by };
}
