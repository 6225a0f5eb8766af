import type { Call } from '#libs/calls';
import { Button, Csrf, Hidden } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { type FormPlace, FormPreview } from './form-preview.js';

export interface DraftFormPageProps {
  readonly view: View;
  readonly shown: View;
  /** As the file says it; it is kept nowhere yet. */
  readonly call: Call;
  readonly place: FormPlace;
  /** The file, which travels with every step because it is kept nowhere. */
  readonly text: string;
  readonly formKey: string;
}

/** The form of a file that is still being written. */
export function DraftFormPage({ view, shown, call, place, text, formKey }: DraftFormPageProps) {
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('formPreview.title')}
      caption={<Code>{call.code}</Code>}
      trail={[{ href: '/publication', label: view.t('publication.list.title') }]}
    >
      <Notice tone="info">{view.t('formPreview.notKept')}</Notice>
      <form method="post" action="/publication/new" enctype="multipart/form-data" novalidate>
        <Csrf view={view} />
        <Hidden values={{ _key: formKey }} />
        <textarea name="text" hidden readonly>
          {text}
        </textarea>
        <p class="actions">
          <Button weight="secondary" name="step" value="check">
            {view.t('formPreview.back')}
          </Button>
        </p>
        <FormPreview
          view={view}
          shown={shown}
          call={call}
          place={place}
          way={({ place: to, lang, label, isHere }) => (
            <Button weight="quiet" name="step" value={`see:${to.stage}.${to.page.id}:${lang}`}>
              <span {...(isHere ? { 'aria-current': 'page' as const, class: 'here' } : {})}>{label}</span>
            </Button>
          )}
        />
      </form>
    </Layout>
  );
}
