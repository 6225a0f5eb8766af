import type { View } from './view.js';

/** Says which keys do something here, with the switch to turn them off (WCAG 2.1.4); shown where scripts run. */
export function KeysNote({ view, of }: { readonly view: View; readonly of: 'score' | 'evidence' }) {
  return (
    <p class="score-keys" hidden data-keys-note>
      <span>{view.t(`ui.${of}.keys`)}</span>{' '}
      <button
        type="button"
        class="link-button"
        data-on={view.t(`ui.${of}.keysOn`)}
        data-off={view.t(`ui.${of}.keysOff`)}
      >
        {view.t(`ui.${of}.keysOff`)}
      </button>
    </p>
  );
}
