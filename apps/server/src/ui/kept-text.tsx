import type { View } from './view.js';

/** Whose text may be kept on the device, and the key that nobody else is given. */
export interface DeviceKey {
  readonly owner: string;
  readonly key: string;
}

export interface KeptTextProps {
  readonly view: View;
  /** Id of the form whose texts are kept; the one around it unless said otherwise. */
  readonly form?: string;
  /** What is said of text that was found, where it is saved at once. */
  readonly restored?: string;
}

/**
 * Texts of a form that is no draft on the server are kept on this device until the server has taken them: they are back
 * in their fields when the page is opened again, and say so. For whoever is not signed in nothing is kept.
 */
export function KeptText({ view, form, restored }: KeptTextProps) {
  const device = view.device?.();
  if (!device) return null;
  const { t } = view;
  return (
    <minha-kept
      {...(form === undefined ? {} : { form })}
      data-owner={device.owner}
      data-key={device.key}
      data-here={t('kept.here')}
      data-restored={restored ?? t('kept.restored')}
      data-other={t('kept.other', { field: '{field}' })}
    />
  );
}
