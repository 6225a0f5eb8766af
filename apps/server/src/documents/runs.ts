import { directionIn, directionOf, type PrintedText } from '#libs/platform';
import type { View } from '../ui/view.js';

/** A short text of ours or of a person, in the direction in which it begins. */
export function plain(view: View, text: string): PrintedText {
  return { text, dir: directionIn(text, directionOf(view.lang)), style: 'plain' };
}

/** A sentence or figure in the language of the page, whatever it begins with. */
export function ours(view: View, text: string, style: PrintedText['style'] = 'plain'): PrintedText {
  return { text, dir: directionOf(view.lang), style };
}

/** A code, an address, a hash: always from left to right. */
export function code(text: string, style: 'code' | 'hash' = 'code'): PrintedText {
  return { text, dir: 'ltr', style };
}

/** An amount or a number in its column. */
export function figure(text: string): PrintedText {
  return { text, dir: 'ltr', style: 'figure' };
}

/** What a person wrote, paragraph by paragraph, each in its own direction. */
export function written(view: View, text: string): readonly PrintedText[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => plain(view, paragraph));
}

export function notAttached(view: View): PrintedText {
  return ours(view, view.t('applications.documents.notAttached'), 'quiet');
}

export function notProvided(view: View): PrintedText {
  return ours(view, view.t('ui.field.notProvided'), 'quiet');
}
