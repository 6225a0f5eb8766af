import { ActionForm } from '../action-form.js';
import { Field } from '../field.js';
import { ResumableUpload } from '../resumable-upload.js';
import type { View } from '../view.js';
import { SAMPLES } from './samples.js';

/** A file that is to be sent, one of which a part has arrived, and one that the server has refused. */
export function UploadSamples({ view }: { readonly view: View }) {
  const { file } = SAMPLES[view.lang];
  const begun = { id: 'sample', fileName: file, fingerprint: '', sizeBytes: 25_000_000, offset: 12_400_000 };
  const refusal = view.t('files.error.pdf-actions');
  return (
    <>
      <Sample view={view} name="file-a" begun={[]} />
      <Sample view={view} name="file-b" begun={[begun]} />
      <Sample view={view} name="file-c" begun={[]} error={refusal} />
    </>
  );
}

interface SampleProps {
  readonly view: View;
  readonly name: string;
  readonly begun: Parameters<typeof ResumableUpload>[0]['begun'];
  readonly error?: string;
}

function Sample({ view, name, begun, error }: SampleProps) {
  return (
    <ResumableUpload view={view} destination="" formats={['pdf']} maxBytes={25_000_000} begun={begun}>
      <ActionForm
        view={view}
        action="/design"
        enctype="multipart/form-data"
        weight="secondary"
        label={view.t('applications.documents.add')}
      >
        <Field
          view={view}
          kind="file"
          name={name}
          label={view.t('ui.design.document')}
          help={view.t('ui.design.documentHelp')}
          accept=".pdf"
          error={error}
        />
      </ActionForm>
    </ResumableUpload>
  );
}
