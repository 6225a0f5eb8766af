import type { Call } from '#libs/calls';
import type { ApplicantOfCall, SignedDeclaration } from '#libs/evaluation';
import { NameOfCall } from '../calls/name-of-call.js';
import { type Typed, typedText } from '../http/read-form.js';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { Crumb } from '../ui/trail.js';
import type { View } from '../ui/view.js';
import { declarationParagraphs } from './declaration-text.js';

export interface ImpartialityPageProps {
  readonly view: View;
  readonly call: Call;
  readonly signed: SignedDeclaration | null;
  /** Who applies, as far as this person may know it before signing. */
  readonly applicants: readonly ApplicantOfCall[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Where this person's work on the call is. */
  readonly back: Crumb;
}

/** The field in which a conflict with one applicant is explained. */
export function conflictField(applicationId: string): string {
  return `conflict:${applicationId}`;
}

/** The declaration, to be read and signed; or, once signed, as it was signed. */
export function ImpartialityPage(props: ImpartialityPageProps) {
  const { view, call, signed, errors, back } = props;
  return (
    <Layout
      view={view}
      title={view.t('evaluation.impartiality.title')}
      caption={<NameOfCall view={view} call={call} />}
      errors={errors}
      back={back}
    >
      {signed ? <Signed view={view} signed={signed} /> : <ToSign {...props} />}
    </Layout>
  );
}

function Signed({ view, signed }: { readonly view: View; readonly signed: SignedDeclaration }) {
  return (
    <>
      <Notice tone="done">
        <p>
          {view.pieces('evaluation.impartiality.signedAt', {
            at: <DateTime key="at" view={view} at={signed.signedAt} />,
          })}
        </p>
      </Notice>
      <div class="prose" lang={signed.language} dir="auto">
        {signed.text.split('\n\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <p>{view.t('evaluation.impartiality.later')}</p>
    </>
  );
}

function ToSign(props: ImpartialityPageProps) {
  const { view, call, applicants, typed, errors } = props;
  return (
    <>
      <p class="lead">{view.t('evaluation.impartiality.lead')}</p>
      <div class="prose">
        {declarationParagraphs(view).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {applicants.length === 0 ? <p>{view.t('evaluation.impartiality.later')}</p> : null}
      <ActionForm
        view={view}
        action={`/calls/${call.code}/impartiality`}
        label={view.t('evaluation.impartiality.sign')}
      >
        <Conflicts {...props} />
        <Field
          kind="checkbox"
          view={view}
          name="agree"
          label={view.t('evaluation.impartiality.agree')}
          checked={typedText(typed, 'agree') === 'yes'}
          error={errorOf(errors, 'agree')}
        />
      </ActionForm>
    </>
  );
}

function Conflicts({ view, applicants, typed }: ImpartialityPageProps) {
  if (applicants.length === 0) return null;
  return (
    <fieldset class="field">
      <legend class="label">{view.t('evaluation.impartiality.conflicts')}</legend>
      <div class="help">{view.t('evaluation.impartiality.conflictsHelp')}</div>
      {applicants.map(({ applicationId, code, organisationName }) => (
        <Field
          key={applicationId}
          kind="text"
          view={view}
          name={conflictField(applicationId)}
          label={view.t('evaluation.impartiality.applicant', { name: organisationName, code: code ?? '' })}
          value={typedText(typed, conflictField(applicationId))}
          width="full"
          optional
        />
      ))}
    </fieldset>
  );
}
