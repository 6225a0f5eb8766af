import type { CallFault } from '#libs/calls';
import { Button, Csrf, Hidden } from '../ui/action-form.js';
import type { FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { BroughtFields } from './brought-fields.js';
import { Faults } from './faults-table.js';

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
        <BroughtFields
          view={view}
          words={{
            file: view.t('publication.new.file'),
            fileHelp: view.t('publication.new.fileHelp'),
            text: view.t('publication.new.text'),
            textHelp: view.t('publication.new.textHelp'),
          }}
          text={text}
          rows={16}
          eitherOne
          errors={errors}
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
