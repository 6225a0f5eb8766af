import type { View } from './view.js';

/** Above a list of instants, none of which names its zone: the one that all of them are said in. */
export function ZoneNote({ view }: { readonly view: View }) {
  return <p class="muted">{view.t('site.call.zone', { zone: view.format.zoneName(view.zone, view.now) })}</p>;
}
