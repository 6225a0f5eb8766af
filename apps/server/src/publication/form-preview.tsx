import type { ComponentChildren } from 'preact';
import type { Call, Form, FormStage, Page } from '#libs/calls';
import { directionOf, type Lang, LANGS } from '#libs/platform';
import { ConditionInWords } from '../applications/condition-words.js';
import { QuestionField } from '../applications/question-field.js';
import { Prose } from '../calls/prose.js';
import { said } from '../calls/said.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

/** The forms of a call in the order in which they are filled in. */
const FORMS = ['conceptNote', 'fullApplication', 'interimReport', 'finalReport'] as const satisfies FormStage[];

/** One page of one of a call's forms. */
export interface FormPlace {
  readonly stage: FormStage;
  readonly form: Form;
  readonly page: Page;
}

/** Every page of every form that a call asks for. */
export function placesOfForms(call: Pick<Previewed, 'file'>): readonly FormPlace[] {
  return FORMS.flatMap((stage) => {
    const form = call.file.forms[stage];
    return form ? form.pages.map((page) => ({ stage, form, page })) : [];
  });
}

/** What of a call its forms are shown by. */
export type Previewed = Pick<Call, 'lots' | 'currency'> & {
  readonly file: { readonly forms: Partial<Call['file']['forms']> };
};

export interface FormPreviewProps {
  /** Of the office: what stands around the page. */
  readonly view: View;
  /** In the language that is looked at. */
  readonly shown: View;
  readonly call: Previewed;
  readonly place: FormPlace;
  /** Leads to another page, or to the same in another language. */
  readonly way: (to: {
    readonly place: FormPlace;
    readonly lang: Lang;
    readonly label: string;
    isHere: boolean;
  }) => ComponentChildren;
}

/** The pages of a form as applicants will see them, each in each language, with what is asked only at times. */
export function FormPreview({ view, shown, call, place, way }: FormPreviewProps) {
  const { lang } = shown;
  return (
    <div class="form-preview">
      <nav aria-label={view.t('formPreview.pages')} class="form-preview-pages">
        {FORMS.filter((stage) => call.file.forms[stage]).map((stage) => (
          <section key={stage}>
            <h2>{view.t(`formPreview.stage.${stage}`)}</h2>
            <ol>
              {placesOfForms(call)
                .filter((one) => one.stage === stage)
                .map((one) => (
                  <li key={one.page.id}>
                    {way({ place: one, lang, label: said(view, one.page.title), isHere: isSame(one, place) })}
                  </li>
                ))}
            </ol>
          </section>
        ))}
        <p class="help">{view.t('formPreview.others')}</p>
      </nav>
      <div class="form-preview-page">
        <nav aria-label={view.t('formPreview.languages')} class="actions">
          {LANGS.map((one) => (
            <span key={one} lang={one} dir={directionOf(one)}>
              {way({ place, lang: one, label: view.t(`formPreview.language.${one}`), isHere: one === lang })}
            </span>
          ))}
        </nav>
        <PageAsShown view={shown} call={call} place={place} />
      </div>
    </div>
  );
}

/** The page itself. Nothing that is typed in it is kept. */
function PageAsShown({ view, call, place }: Pick<FormPreviewProps, 'view' | 'call' | 'place'>) {
  const { form, page, stage } = place;
  const [lot] = call.lots;
  const [first] = form.pages;
  if (!lot) return null;
  return (
    <section class="form-preview-paper" lang={view.lang} dir={directionOf(view.lang)}>
      {form.intro && first?.id === page.id ? <Notice tone="info">{said(view, form.intro)}</Notice> : null}
      <h2>{said(view, page.title)}</h2>
      <ConditionInWords view={view} form={form} when={page.when} lots={call.lots} />
      {page.intro ? <Prose text={said(view, page.intro)} /> : null}
      {page.questions.map((question) => (
        <div key={`${stage} ${question.id}`} class="question">
          <ConditionInWords view={view} form={form} when={question.when} lots={call.lots} />
          <QuestionField
            view={view}
            question={question}
            answer={undefined}
            lot={lot}
            currency={call.currency}
            errors={[]}
          />
        </div>
      ))}
    </section>
  );
}

function isSame(one: FormPlace, other: FormPlace): boolean {
  return one.stage === other.stage && one.page.id === other.page.id;
}
