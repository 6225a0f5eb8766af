import type { Call } from '#libs/calls';
import { LANGS, OWN_NAME } from '#libs/platform';
import { LONGEST_QUESTION } from '#libs/publication';
import { ActionForm } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { said } from './said.js';

export interface AskPageProps {
  readonly view: View;
  readonly call: Call;
  readonly takes: boolean;
  readonly typed: { readonly question: string; readonly language: string };
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** Asking something about a call: who reads it, and what will be published. */
export function AskPage({ view, call, takes, typed, errors, formKey }: AskPageProps) {
  const list = `/calls/${call.code}/enquiries`;
  return (
    <Layout
      view={view}
      title={view.t('publication.enquiries.ask')}
      caption={said(view, call.file.texts.title)}
      errors={errors}
      back={{ href: list, label: view.t('publication.enquiries.title') }}
    >
      {takes ? (
        <>
          <p class="lead">{view.t('publication.enquiries.askLead')}</p>
          <ActionForm
            view={view}
            action={`${list}/new`}
            label={view.t('publication.enquiries.send')}
            hidden={{ _key: formKey }}
          >
            <Field
              kind="textarea"
              view={view}
              name="question"
              label={view.t('publication.enquiries.question')}
              help={view.t('publication.enquiries.questionHelp')}
              value={typed.question}
              rows={6}
              limit={LONGEST_QUESTION}
              error={errorOf(errors, 'question')}
            />
            <Field
              kind="radios"
              view={view}
              name="language"
              label={view.t('publication.enquiries.language')}
              help={view.t('publication.enquiries.languageHelp')}
              value={typed.language}
              error={errorOf(errors, 'language')}
              options={LANGS.map((value) => ({ value, label: OWN_NAME[value] }))}
            />
          </ActionForm>
        </>
      ) : (
        <Notice tone="info">{view.t('publication.error.enquiries-closed')}</Notice>
      )}
    </Layout>
  );
}
