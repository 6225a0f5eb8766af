import type { ComponentChildren } from 'preact';
import { Button, ButtonLink, Csrf } from '../ui/action-form.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';

export interface SpreadsheetFormsProps {
  readonly view: View;
  /** Where a file or a block is read. */
  readonly action: string;
  readonly workbook: string;
  readonly words: { readonly help: string; readonly download: string; readonly blockHelp: string };
  readonly block: string;
  readonly errors: readonly FieldError[];
  /** Fields that a pasted block needs besides. */
  readonly children?: ComponentChildren;
}

/** Work in a spreadsheet: take the table away, bring it back, or paste lines from another one. */
export function SpreadsheetForms({ view, action, workbook, words, block, errors, children }: SpreadsheetFormsProps) {
  return (
    <>
      <section>
        <h2>{view.t('sheets.download')}</h2>
        <p>{words.help}</p>
        <p>
          <ButtonLink href={workbook} weight="secondary">
            {words.download}
          </ButtonLink>
        </p>
      </section>
      <form method="post" action={action} enctype="multipart/form-data" novalidate data-submit-once>
        <Csrf view={view} />
        <h2>{view.t('sheets.upload')}</h2>
        <Field
          kind="file"
          view={view}
          name="file"
          label={view.t('sheets.file')}
          help={view.t('sheets.fileHelp')}
          accept=".xlsx"
          error={errorOf(errors, 'file')}
        />
        <Button weight="secondary">{view.t('sheets.see')}</Button>
      </form>
      <form method="post" action={action} novalidate data-submit-once>
        <Csrf view={view} />
        <h2>{view.t('sheets.paste')}</h2>
        {children}
        <Field
          kind="textarea"
          view={view}
          name="block"
          label={view.t('sheets.block')}
          help={words.blockHelp}
          rows={8}
          value={block}
          error={errorOf(errors, 'block')}
        />
        <Button weight="secondary">{view.t('sheets.see')}</Button>
      </form>
    </>
  );
}
