import { Saved } from './draft-line.js';
import { KeptText } from './kept-text.js';
import type { View } from './view.js';

export interface AutosaveProps {
  readonly view: View;
  /** Id of the form to be kept. */
  readonly form: string;
  /** Where the draft is posted to; answers 204 when it is stored. */
  readonly url: string;
  readonly savedAt?: Date | null;
}

/** "Saved 12:04", beside the heading. Without JavaScript it tells when the page's own button saved last. */
export function Autosave({ view, form, url, savedAt }: AutosaveProps) {
  return (
    <minha-autosave
      form={form}
      data-url={url}
      data-saved={view.t('ui.autosave.saved', { time: '{time}' })}
      data-saving={view.t('ui.autosave.saving')}
      data-failed={view.t('ui.autosave.failed')}
      data-zone={view.zone}
      data-lang={view.lang}
    >
      <span class="saved" role="status">
        {savedAt ? <Saved view={view} at={savedAt} /> : null}
      </span>
      <KeptText view={view} form={form} restored={view.t('drafts.line.restored')} />
    </minha-autosave>
  );
}
