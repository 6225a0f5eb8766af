import { DateTime } from './date-time.js';
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
    </minha-autosave>
  );
}

/** The hour alone belongs to today: what was saved before has its day too. */
function Saved({ view, at }: { readonly view: View; readonly at: Date }) {
  const isToday = view.format.date(at, view.zone) === view.format.date(view.now, view.zone);
  const time = <DateTime key="at" view={view} at={at} show={isToday ? 'hour' : 'moment'} />;
  return <>{view.pieces(isToday ? 'ui.autosave.saved' : 'ui.autosave.savedOn', { time })}</>;
}
