import type { Stage } from '#libs/applications';
import { said } from '../calls/said.js';
import { Button, ButtonLink, Csrf } from '../ui/action-form.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { FileLayout, type FilePageProps } from './file-layout.js';

/** What stands in the form. */
export interface Typed {
  readonly block: string;
  /** The heading of lines that do not say theirs. */
  readonly heading: string;
}

export interface BudgetSpreadsheetPageProps extends FilePageProps {
  readonly stage: Stage;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Work on the budget in a spreadsheet: take it away, bring it back, or paste lines from another one. */
export function BudgetSpreadsheetPage(props: BudgetSpreadsheetPageProps) {
  const { view, file, call, stage, typed, errors } = props;
  const path = `/applications/${file.id}/budget/${stage}`;
  return (
    <FileLayout
      {...props}
      title={view.t('budget.sheet.title')}
      back={{ href: path, label: view.t('budget.sheet.back') }}
      errors={errors}
    >
      <section>
        <h2>{view.t('budget.sheet.download')}</h2>
        <p>{view.t('budget.sheet.downloadHelp')}</p>
        <p>
          <ButtonLink href={`${path}/workbook`} weight="secondary">
            {view.t('budget.sheet.downloadDo')}
          </ButtonLink>
        </p>
      </section>
      <form method="post" action={`${path}/spreadsheet`} enctype="multipart/form-data" novalidate data-submit-once>
        <Csrf view={view} />
        <h2>{view.t('budget.sheet.upload')}</h2>
        <Field
          kind="file"
          view={view}
          name="file"
          label={view.t('budget.sheet.file')}
          help={view.t('budget.sheet.fileHelp')}
          accept=".xlsx"
          error={errorOf(errors, 'file')}
        />
        <Button weight="secondary">{view.t('budget.sheet.preview')}</Button>
      </form>
      <form method="post" action={`${path}/spreadsheet`} novalidate data-submit-once>
        <Csrf view={view} />
        <h2>{view.t('budget.sheet.paste')}</h2>
        <Field
          kind="select"
          view={view}
          name="heading"
          label={view.t('budget.sheet.under')}
          help={view.t('budget.sheet.underHelp')}
          value={typed.heading}
          options={call.file.budget.headings.map(({ id, title }) => ({
            value: id,
            label: view.t('applications.budget.heading', { id, title: said(view, title) }),
          }))}
        />
        <Field
          kind="textarea"
          view={view}
          name="block"
          label={view.t('budget.sheet.block')}
          help={view.t('budget.sheet.blockHelp')}
          rows={8}
          value={typed.block}
          error={errorOf(errors, 'block')}
        />
        <Button weight="secondary">{view.t('budget.sheet.preview')}</Button>
      </form>
    </FileLayout>
  );
}
