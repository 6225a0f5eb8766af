import { DateTime } from './date-time.js';
import type { DeviceKey } from './kept-text.js';
import type { View } from './view.js';

export interface DraftLineProps {
  readonly view: View;
  /** Id of the form whose answers are kept. */
  readonly form: string;
  /** Where answers are posted to while they are written. */
  readonly url: string;
  readonly savedAt: Date | null;
  /** Whose text may be kept on the device, and the key that nobody else is given. */
  readonly device: DeviceKey;
}

/**
 * Whether what is written is saved, in words, beside the heading; who else is writing; and what was found again on the
 * device. Without JavaScript it tells when the page's own button saved last.
 */
export function DraftLine({ view, form, url, savedAt, device }: DraftLineProps) {
  const { t } = view;
  return (
    <minha-draft
      form={form}
      data-url={url}
      data-owner={device.owner}
      data-key={device.key}
      data-saved={t('ui.autosave.saved', { time: '{time}' })}
      data-saving={t('ui.autosave.saving')}
      data-failed={t('ui.autosave.failed')}
      data-kept-offline={t('drafts.line.keptOffline')}
      data-kept-busy={t('drafts.line.keptBusy')}
      data-refused={t('drafts.line.refused')}
      data-restored={t('drafts.line.restored')}
      data-ended={t('drafts.line.ended')}
      data-sign-in-title={t('drafts.line.signInTitle')}
      data-sign-in-close={t('drafts.line.signInClose')}
      data-sign-out={t('drafts.line.signOut')}
      data-zone={view.zone}
      data-lang={view.lang}
    >
      <span class="saved" role="status">
        {savedAt ? <Saved view={view} at={savedAt} /> : null}
      </span>
      <div class="neighbours-place" role="status" />
      <button type="button" class="draft-note" aria-live="polite" hidden />
    </minha-draft>
  );
}

/** The hour alone belongs to today: what was saved before has its day too. */
export function Saved({ view, at }: { readonly view: View; readonly at: Date }) {
  const isToday = view.format.date(at, view.zone) === view.format.date(view.now, view.zone);
  const time = <DateTime key="at" view={view} at={at} show={isToday ? 'hour' : 'moment'} />;
  return <>{view.pieces(isToday ? 'ui.autosave.saved' : 'ui.autosave.savedOn', { time })}</>;
}
