import type { Text } from '#libs/calls';
import { withBoundDashes } from '#libs/platform';
import type { View } from '../ui/view.js';

/** A text of the call in the reader's language: every call has all three. */
export function said(view: View, text: Text): string {
  return withBoundDashes(text[view.lang]);
}
