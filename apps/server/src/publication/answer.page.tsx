import { directionOf, OWN_NAME } from '#libs/platform';
import {
  ENQUIRY_LANGUAGES,
  type EnquiryLanguage,
  LONGEST_ANSWER,
  LONGEST_QUESTION,
  type PublishedAnswers,
  type WaitingEnquiry,
} from '#libs/publication';
import { Written } from '../calls/enquiries.page.js';
import { ActionForm } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { DateTime } from '../ui/date-time.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { TypedAnswers } from './answer.form.js';
import { officePath, PublicationLayout, type PublicationLayoutProps } from './publication-layout.js';

type Props = Pick<PublicationLayoutProps, 'view' | 'call' | 'state'>;

export interface AnswerPageProps extends Props {
  readonly enquiry: WaitingEnquiry;
  readonly typed: TypedAnswers;
  readonly reason: string;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** Answering a question: as it will be published, in each language; or setting it aside with a reason. */
export function AnswerPage(props: AnswerPageProps) {
  const { view, call, state, enquiry, typed, errors } = props;
  const path = `${officePath(call.code, 'enquiries')}/${enquiry.id}`;
  return (
    <PublicationLayout
      view={view}
      call={call}
      state={state}
      title={view.t('publication.answer.title')}
      current="step"
      from="enquiries"
      errors={errors}
    >
      <p class="help">
        {view.pieces('publication.answer.asked', {
          at: <DateTime key="at" view={view} at={enquiry.askedAt} zone={call.zone} show="moment" />,
          language: OWN_NAME[enquiry.language],
        })}
      </p>
      <Written lang={enquiry.language} text={enquiry.question} strong />
      <p>{view.t('publication.answer.lead')}</p>
      <ActionForm view={view} action={path} label={view.t('publication.answer.preview')}>
        {inOrder(enquiry.language).map((language) => (
          <LanguageFields key={language} {...props} language={language} typed={typed} />
        ))}
      </ActionForm>
      <SetAside {...props} path={path} />
    </PublicationLayout>
  );
}

/** The question's own language first. */
function inOrder(own: EnquiryLanguage): readonly EnquiryLanguage[] {
  return [own, ...ENQUIRY_LANGUAGES.filter((language) => language !== own)];
}

function LanguageFields(props: AnswerPageProps & { readonly language: EnquiryLanguage }) {
  const { view, enquiry, language, typed, errors } = props;
  const optional = language === enquiry.language ? {} : { optional: true };
  return (
    <section class="section">
      <h2 lang={language} dir={directionOf(language)}>
        {OWN_NAME[language]}
      </h2>
      <Field
        kind="textarea"
        view={view}
        name={`question.${language}`}
        label={view.t('publication.answer.question')}
        help={language === enquiry.language ? view.t('publication.answer.questionHelp') : undefined}
        value={typed[language].question}
        rows={3}
        limit={LONGEST_QUESTION}
        answerLang={language}
        error={errorOf(errors, `question.${language}`)}
        {...optional}
      />
      <Field
        kind="textarea"
        view={view}
        name={`answer.${language}`}
        label={view.t('publication.answer.answer')}
        value={typed[language].answer}
        rows={5}
        limit={LONGEST_ANSWER}
        answerLang={language}
        error={errorOf(errors, `answer.${language}`)}
        {...optional}
      />
    </section>
  );
}

function SetAside({ view, path, reason, errors, formKey }: AnswerPageProps & { readonly path: string }) {
  const error = errorOf(errors, 'reason');
  return (
    <details open={error !== undefined}>
      <summary>{view.t('publication.answer.setAside')}</summary>
      <p>{view.t('publication.answer.setAsideWhat')}</p>
      <ActionForm
        view={view}
        action={`${path}/aside`}
        label={view.t('publication.answer.setAsideDo')}
        weight="secondary"
        hidden={{ _key: formKey }}
      >
        <Field
          kind="textarea"
          view={view}
          name="reason"
          label={view.t('publication.answer.setAsideReason')}
          value={reason}
          rows={3}
          limit={LONGEST_ANSWER}
          error={error}
        />
      </ActionForm>
    </details>
  );
}

export interface AnswerConfirmProps extends Omit<Props, 'state'> {
  readonly enquiry: WaitingEnquiry;
  readonly answers: PublishedAnswers;
  readonly formKey: string;
}

/** What everybody will read; it is published once, and never changed. */
export function AnswerConfirm({ view, call, enquiry, answers, formKey }: AnswerConfirmProps) {
  const path = `${officePath(call.code, 'enquiries')}/${enquiry.id}`;
  const given = inOrder(enquiry.language).flatMap((language) => {
    const text = answers[language];
    return text ? [{ language, text }] : [];
  });
  const hidden = Object.fromEntries(
    given.flatMap(({ language, text }) => [
      [`question.${language}`, text.question],
      [`answer.${language}`, text.answer],
    ]),
  );
  return (
    <ConfirmPage
      view={view}
      title={view.t('publication.answer.confirm')}
      caption={<Code>{call.code}</Code>}
      action={path}
      label={view.t('publication.answer.publish')}
      hidden={{ ...hidden, confirmed: 'yes', _key: formKey }}
      cancelHref={path}
    >
      <p>{view.t('publication.answer.follows')}</p>
      {given.map(({ language, text }) => (
        <section key={language} class="section">
          <h2>{OWN_NAME[language]}</h2>
          <Written lang={language} text={text.question} strong />
          <Written lang={language} text={text.answer} />
        </section>
      ))}
    </ConfirmPage>
  );
}
