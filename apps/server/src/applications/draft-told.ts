import type { SavedPage } from '#libs/applications';
import type { View } from '../ui/view.js';

/** What the browser is told about one answer that is not as it last saw it. */
export interface ToldAnswer {
  readonly question: string;
  /** `contested`: not saved, both are shown; `changed`: as somebody else left it. */
  readonly is: 'contested' | 'changed';
  /** The question as it stands on the server, ready to be put in place. */
  readonly block: string;
  /** The choice between both answers, to be put under the field. */
  readonly contest?: string;
  /** The version of the page that the block shows. */
  readonly version: number;
}

/** What the page says of a save. */
export function saidOf(view: View, saved: SavedPage | null): { readonly saved?: string; readonly message?: string } {
  if (!saved) return {};
  const time = view.format.time(new Date(saved.savedAt), view.zone);
  if (saved.contested.length === 0) return { saved: view.t('ui.autosave.saved', { time }) };
  return { message: view.t('drafts.contest.autosave', { count: saved.contested.length }) };
}
