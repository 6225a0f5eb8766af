import {
  ENQUIRY_LANGUAGES,
  type EnquiryLanguage,
  LONGEST_ANSWER,
  LONGEST_QUESTION,
  type PublishedAnswers,
  type WaitingEnquiry,
} from '#libs/publication';
import { type Typed, typedText } from '../http/read-form.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

/** What was typed for one language. */
export interface TypedAnswer {
  readonly question: string;
  readonly answer: string;
}
export type TypedAnswers = Readonly<Record<EnquiryLanguage, TypedAnswer>>;

/** The question as it was asked stands there in its own language; names are taken out by hand. */
export function proposedAnswers({ language, question }: WaitingEnquiry): TypedAnswers {
  const of = (lang: EnquiryLanguage) => ({ question: lang === language ? question : '', answer: '' });
  return { fr: of('fr'), ar: of('ar'), en: of('en') };
}

export function typedAnswers(typed: Typed): TypedAnswers {
  const of = (lang: EnquiryLanguage) => ({
    question: typedText(typed, `question.${lang}`).trim(),
    answer: typedText(typed, `answer.${lang}`).trim(),
  });
  return { fr: of('fr'), ar: of('ar'), en: of('en') };
}

/** The question's own language always, another one as soon as something is written in it. */
export function answersIn(typed: TypedAnswers, own: EnquiryLanguage): PublishedAnswers {
  return Object.fromEntries(languagesIn(typed, own).map((language) => [language, typed[language]]));
}

export function answerErrors(view: View, typed: TypedAnswers, own: EnquiryLanguage): readonly FieldError[] {
  return languagesIn(typed, own).flatMap((language) => [
    ...textErrors(view, `question.${language}`, typed[language].question, LONGEST_QUESTION),
    ...textErrors(view, `answer.${language}`, typed[language].answer, LONGEST_ANSWER),
  ]);
}

function languagesIn(typed: TypedAnswers, own: EnquiryLanguage): readonly EnquiryLanguage[] {
  return ENQUIRY_LANGUAGES.filter((one) => one === own || typed[one].question !== '' || typed[one].answer !== '');
}

function textErrors(view: View, name: string, text: string, most: number): readonly FieldError[] {
  if (text === '') return [{ name, message: view.t('publication.answer.missing') }];
  if (text.length > most) return [{ name, message: view.t('publication.error.enquiry-text-required', { most }) }];
  return [];
}
