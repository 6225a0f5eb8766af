import type { Reason } from '#libs/workflow';
import { ActionForm } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { ReportContentView } from './report-content.js';
import { ReportLayout, type ReportPageProps } from './report-layout.js';

export interface ReportSubmitPageProps extends ReportPageProps {
  /** Why it cannot be handed in now, or by this person; empty where it can. */
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** Everything once more with the way to change it, and the declaration. */
export function ReportSubmitPage({ view, opened, reasons, errors, formKey }: ReportSubmitPageProps) {
  const { file } = opened;
  const root = `/reports/${file.material.report.id}`;
  const { pages, documents } = file.material;
  const answers = Object.fromEntries(pages.map(({ page, answers: typed }) => [page, typed]));
  return (
    <ReportLayout
      view={view}
      opened={opened}
      isStep
      width="wide"
      title={view.t('reporting.submit.title')}
      errors={errors}
    >
      <ReportContentView
        view={view}
        file={file}
        content={{ answers, figures: file.draft.figures, documents }}
        hrefOf={(part) => `${root}/${part}`}
      />
      <section>
        <h2>{view.t(reasons.length > 0 ? 'reporting.tasks.finish' : 'reporting.submit.declare')}</h2>
        <ActionForm
          view={view}
          action={`${root}/submit`}
          label={view.t('event.reportSubmitted.do')}
          hidden={{ _key: formKey }}
          reasons={reasons}
        >
          <p>{view.t('reporting.submit.declaration')}</p>
          <Field
            kind="checkbox"
            view={view}
            name="declared"
            label={view.t('reporting.submit.agree')}
            error={errorOf(errors, 'declared')}
          />
          <p>{view.t('reporting.submit.after')}</p>
        </ActionForm>
      </section>
    </ReportLayout>
  );
}
