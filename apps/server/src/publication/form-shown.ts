import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import { type Lang, LANGS, Texts } from '#libs/platform';
import { makeView, type View } from '../ui/view.js';
import { type FormPlace, placesOfForms } from './form-preview.js';

/** Which page of a form is looked at, and in which language. */
@Injectable()
export class FormShown {
  constructor(private readonly texts: Texts) {}

  /** The page named `stage.page`; the first one where there is none of that name. Null where the call has no form. */
  placeAt(call: Call, at: string): FormPlace | null {
    const places = placesOfForms(call);
    return places.find(({ stage, page }) => `${stage}.${page.id}` === at) ?? places[0] ?? null;
  }

  /** The same view in the language that was asked for. */
  inLanguage(view: View, asked: string): View {
    const lang: Lang = LANGS.find((one) => one === asked) ?? view.lang;
    return makeView({ ...view, lang, texts: this.texts });
  }
}
