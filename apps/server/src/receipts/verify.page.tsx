import { ActionForm, Button } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import { CodeResult } from './code-result.js';
import { FileResultShown } from './file-result.js';
import type { CodeChecked, FileChecked } from './receipt-check.js';

/** What was verified, and by what. */
export type Checked = ({ readonly by: 'code' } & CodeChecked) | ({ readonly by: 'file' } & FileChecked);

export interface VerifyPageProps {
  readonly view: View;
  /** As it was typed. */
  readonly code: string;
  readonly checked: Checked | null;
  readonly errors: readonly FieldError[];
  readonly verifierSha256: string;
}

/** Where anybody verifies a receipt: with its code, with its file, or at home with a program of one file. */
export function VerifyPage(props: VerifyPageProps) {
  const { view, checked, errors } = props;
  return (
    <Layout
      view={view}
      title={view.t('receipts.verify.title')}
      errors={errors}
      notKept={errorOf(errors, 'receipt') ? 'file' : undefined}
    >
      {checked?.by === 'code' ? <CodeResult view={view} checked={checked} /> : null}
      {checked?.by === 'file' ? <FileResultShown view={view} checked={checked} /> : null}
      {checked && errors.length === 0 ? null : <p class="lead">{view.t('receipts.verify.lead')}</p>}
      <ByCode {...props} />
      <ByFile {...props} />
      <AtHome {...props} />
    </Layout>
  );
}

function ByCode({ view, code, errors }: VerifyPageProps) {
  return (
    <section class="no-print">
      <h2>{view.t('receipts.verify.byCode')}</h2>
      <form class="action-form" method="get" action="/receipts" novalidate>
        <Field
          kind="code"
          view={view}
          name="code"
          label={view.t('receipts.verify.code')}
          help={view.t('receipts.verify.codeHelp')}
          value={code}
          error={errorOf(errors, 'code')}
        />
        <p class="actions">
          <Button>{view.t('receipts.verify.codeDo')}</Button>
        </p>
      </form>
    </section>
  );
}

function ByFile({ view, errors }: VerifyPageProps) {
  return (
    <section class="no-print">
      <h2>{view.t('receipts.verify.byFile')}</h2>
      <p>{view.t('receipts.verify.byFileLead')}</p>
      <ActionForm
        view={view}
        action="/receipts"
        label={view.t('receipts.verify.fileDo')}
        weight="secondary"
        enctype="multipart/form-data"
      >
        <Field
          kind="file"
          view={view}
          name="receipt"
          label={view.t('receipts.verify.file')}
          help={view.t('receipts.verify.fileHelp')}
          accept=".json,application/json"
          error={errorOf(errors, 'receipt')}
        />
        <Field
          kind="file"
          view={view}
          name="files"
          label={view.t('receipts.verify.files')}
          help={view.t('receipts.verify.filesHelp')}
          optional
          multiple
        />
      </ActionForm>
    </section>
  );
}

function AtHome({ view, verifierSha256 }: VerifyPageProps) {
  return (
    <section class="no-print">
      <h2>{view.t('receipts.verify.atHome')}</h2>
      <p>{view.t('receipts.verify.atHomeLead')}</p>
      <ul>
        <li>
          {view.pieces('receipts.verify.program', {
            file: (
              <a key="file" href="/receipts/verify-receipt.mjs" download>
                <bdi>verify-receipt.mjs</bdi>
              </a>
            ),
          })}
        </li>
        <li>
          {view.pieces('receipts.verify.keys', {
            file: (
              <a key="file" href="/receipts/keys.json" download>
                <bdi>keys.json</bdi>
              </a>
            ),
          })}
        </li>
      </ul>
      <p>{view.t('receipts.verify.command')}</p>
      <p>
        <Code>node verify-receipt.mjs receipt.json keys.json</Code>
      </p>
      <p>
        {view.pieces('receipts.verify.programHash', {
          hash: <Code key="hash">{verifierSha256}</Code>,
          address: (
            <a key="address" href="/receipts/verify-receipt.mjs.sha256">
              <bdi>verify-receipt.mjs.sha256</bdi>
            </a>
          ),
        })}
      </p>
    </section>
  );
}
