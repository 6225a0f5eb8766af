import type { Stage } from '#libs/applications';
import { said } from '../calls/said.js';
import { SpreadsheetForms } from '../spreadsheets/spreadsheet-forms.js';
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

/** Work on the budget in a spreadsheet. */
export function BudgetSpreadsheetPage(props: BudgetSpreadsheetPageProps) {
  const { view, file, call, stage, typed, errors } = props;
  const path = `/applications/${file.id}/budget/${stage}`;
  return (
    <FileLayout
      {...props}
      title={view.t('budget.sheet.title')}
      back={{ href: path, label: view.t('budget.sheet.back') }}
      errors={errors}
      notKept={errorOf(errors, 'file') ? 'file' : undefined}
    >
      <SpreadsheetForms
        view={view}
        action={`${path}/spreadsheet`}
        workbook={`${path}/workbook`}
        words={{
          help: view.t('budget.sheet.downloadHelp'),
          download: view.t('budget.sheet.downloadDo'),
          blockHelp: view.t('budget.sheet.blockHelp'),
        }}
        block={typed.block}
        errors={errors}
      >
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
      </SpreadsheetForms>
    </FileLayout>
  );
}
