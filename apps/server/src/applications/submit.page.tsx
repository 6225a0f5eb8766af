import type { Reason } from '#libs/workflow';
import { ActionForm } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Deadline } from '../ui/deadline.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Money } from '../ui/money.js';
import { Notice } from '../ui/notice.js';
import { said } from '../calls/said.js';
import { FileLayout, type FilePageProps, nameOf } from './file-layout.js';
import { calendarOf } from './own-deadline.js';

export interface SubmitPageProps extends FilePageProps {
  /** Why it cannot be submitted now, or by this person; empty where it can. */
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  /** Makes a second press of the button the same submission. */
  readonly formKey: string;
  readonly declaration: readonly string[];
  readonly deadline: Date | null;
  readonly requestedMinor: number | null;
  /** The version that this one will replace. */
  readonly replaces: number | null;
}

/** The last step: what is declared, by whom, for what. */
export function SubmitPage(props: SubmitPageProps) {
  const { view, file, call, reasons, errors, formKey, declaration, deadline, replaces } = props;
  return (
    <FileLayout
      {...props}
      title={view.t(`applications.submit.title.${file.stage}`)}
      back={{ href: `/applications/${file.id}/check`, label: view.t('applications.submit.back') }}
      errors={errors}
    >
      {deadline ? <Deadline view={view} at={deadline} zone={call.zone} calendarHref={calendarOf(file.id)} /> : null}
      <Summary {...props} />
      {replaces === null ? null : (
        <Notice tone="info">{view.t('applications.submit.replaces', { n: replaces })}</Notice>
      )}
      <section>
        <h2>{view.t('applications.submit.declaration')}</h2>
        <p>{view.t('applications.submit.declare')}</p>
        <ul>
          {declaration.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <ActionForm
        view={view}
        action={`/applications/${file.id}/submit`}
        label={view.t('applications.submit.do')}
        hidden={{ _key: formKey }}
        reasons={reasons}
      >
        <Field
          kind="checkbox"
          view={view}
          name="declared"
          label={view.t('applications.submit.agree')}
          error={errorOf(errors, 'declared')}
        />
        <p>{view.t('applications.submit.after')}</p>
      </ActionForm>
    </FileLayout>
  );
}

function Summary({ view, file, call, requestedMinor }: SubmitPageProps) {
  return (
    <SummaryList
      view={view}
      answers={[
        { label: view.t('applications.file.title'), value: nameOf(view, file) },
        { label: view.t('applications.file.organisation'), value: <bdi>{file.organisationName}</bdi> },
        { label: view.t('applications.file.lot'), value: said(view, call.lot(file.lot).title) },
        {
          label: view.t('applications.budget.requested'),
          value: requestedMinor === null ? null : <Money view={view} minor={requestedMinor} currency={call.currency} />,
        },
      ]}
    />
  );
}
