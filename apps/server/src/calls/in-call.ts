import type { Call } from '#libs/calls';
import type { View } from '../ui/view.js';

const OF_SECOND_PART = /\.fullApplication$/;
const OF_WHOLE = '.application';

/**
 * The view for what is said about one call. Where a call has one stage, what is written there is simply the application:
 * nothing came before it that it would complete.
 */
export function inCall(view: View, call: Pick<Call, 'stages'> | undefined): View {
  if (call?.stages.length !== 1) return view;
  const own = (key: string) => {
    const whole = key.replace(OF_SECOND_PART, OF_WHOLE);
    return view.has(whole) ? whole : key;
  };
  return {
    ...view,
    has: (key) => view.has(own(key)),
    t: (key, params) => view.t(own(key), params),
    pieces: (key, params) => view.pieces(own(key), params),
  };
}
