import type { CallFault } from '#libs/calls';
import { Button, Csrf, Hidden } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { callFaultInWords } from './fault-words.js';

export interface NewCallPageProps {
  readonly view: View;
  readonly text: string;
  readonly faults: readonly CallFault[];
  /** The code of the call, where the file has no fault. */
  readonly faultless: string | null;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** Bringing a call file: checked as often as one likes, and kept as a draft once it has no fault. */
export function NewCallPage({ view, text, faults, faultless, errors, formKey }: NewCallPageProps) {
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('publication.new.title')}
      trail={[{ href: '/publication', label: view.t('publication.list.title') }]}
      errors={errors}
    >
      <p class="lead">{view.t('publication.new.lead')}</p>
      {faultless === null ? null : (
        <Notice tone="done" role="status" title={view.t('publication.new.faultless', { code: faultless })}>
          <p>{view.t('publication.new.keepIt')}</p>
        </Notice>
      )}
      {faults.length > 0 ? <Faults view={view} faults={faults} text={text} /> : null}
      <form method="post" action="/publication/new" enctype="multipart/form-data" novalidate data-submit-once>
        <Csrf view={view} />
        <Hidden values={{ _key: formKey }} />
        <Field
          kind="file"
          view={view}
          name="file"
          label={view.t('publication.new.file')}
          help={view.t('publication.new.fileHelp')}
          accept=".yaml,.yml,text/yaml"
          optional
          error={errorOf(errors, 'file')}
        />
        <Field
          kind="textarea"
          view={view}
          name="text"
          label={view.t('publication.new.text')}
          help={view.t('publication.new.textHelp')}
          value={text}
          rows={16}
          optional
          error={errorOf(errors, 'text')}
        />
        <p class="actions">
          <Button weight={faultless === null ? 'primary' : 'secondary'} name="step" value="check">
            {view.t('publication.new.check')}
          </Button>
          <Button weight="secondary" name="step" value="see">
            {view.t('formPreview.see')}
          </Button>
          <Button weight={faultless === null ? 'secondary' : 'primary'} name="step" value="keep">
            {view.t('publication.new.keep')}
          </Button>
        </p>
      </form>
    </Layout>
  );
}

/** Every fault with its line and what to write instead; the names of the file are shown as they stand there. */
function Faults({ view, faults, text }: Pick<NewCallPageProps, 'view' | 'faults' | 'text'>) {
  const lines = text.split('\n');
  return (
    <section class="section">
      <h2>{view.t('publication.new.faults', { count: faults.length })}</h2>
      <DataTable<CallFault>
        view={view}
        caption={view.t('publication.new.faults', { count: faults.length })}
        captionHidden
        rows={faults}
        rowKey={({ line, column, path, message }) => `${line}:${column}:${path}:${message}`}
        columns={[
          {
            key: 'line',
            head: view.t('publication.new.line'),
            cell: ({ line, column }) => (
              <span class="nums nowrap">{view.t('publication.new.place', { line, column })}</span>
            ),
          },
          {
            key: 'what',
            kind: 'about',
            head: view.t('publication.new.fault'),
            cell: (fault) => (
              <>
                <bdi>{callFaultInWords(view, fault)}</bdi>
                {fault.path === '' ? null : (
                  <div class="help">
                    <Code>{fault.path}</Code>
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'text',
            head: view.t('publication.new.written'),
            cell: ({ line }) => <Code>{(lines[line - 1] ?? '').trim().slice(0, 80)}</Code>,
          },
        ]}
      />
    </section>
  );
}
