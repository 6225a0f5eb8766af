import { directionOf, type PrintedDocument, type PrintedText } from '#libs/platform';
import type { Call } from '#libs/calls';
import { said } from '../calls/said.js';
import { starPath } from '../ui/mark.js';
import type { View } from '../ui/view.js';
import { ours } from './runs.js';

const EMBLEM =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="${starPath(20, 18)}" fill="none" ` +
  `stroke="#0B5D4B" stroke-width="2" stroke-linejoin="round"/></svg>`;

export interface SheetOf {
  readonly view: View;
  readonly call: Call;
  readonly footer: { readonly code: PrintedText; readonly version: string; readonly hash: string };
}

/** What every document of the portal has around its content. */
export function sheet({ view, call, footer }: SheetOf) {
  return {
    lang: view.lang,
    dir: directionOf(view.lang),
    office: view.t('documents.office'),
    emblem: EMBLEM,
    call: ours(view, view.t('documents.call', { title: said(view, call.file.texts.title), code: call.code })),
    footer: {
      ...footer,
      hashLabel: view.t('documents.hash'),
      // The numbers are known when the pages are set.
      page: view.t('documents.page', { n: '{n}', m: '{m}' }),
    },
  } satisfies Partial<PrintedDocument>;
}
