import type { ComponentChildren } from 'preact';
import { ActionForm } from './action-form.js';
import type { View } from './view.js';

/** A file that is on its way. */
export interface BegunUpload {
  readonly id: string;
  readonly fileName: string;
  readonly fingerprint: string;
  readonly sizeBytes: number;
  readonly offset: number;
}

export interface ResumableUploadProps {
  readonly view: View;
  /** Where the file is to go, as the server's uploads name it. */
  readonly destination: string;
  readonly formats: readonly string[];
  readonly maxBytes: number;
  readonly begun: readonly BegunUpload[];
  /** The form that sends the file where there is no script. */
  readonly children: ComponentChildren;
}

const WORDS = ['sending', 'checking', 'lost', 'waiting', 'paused', 'signIn', 'pause', 'resume', 'cancel'] as const;
const HOLES = { done: '{done}', total: '{total}', left: '{left}' };

/** A form for a file whose sending goes on after a cut; what has arrived before is said above it. */
export function ResumableUpload({ view, destination, formats, maxBytes, begun, children }: ResumableUploadProps) {
  const words = Object.fromEntries(
    WORDS.map((name) => [`data-${dashed(name)}`, view.t(`files.upload.${name}`, HOLES)]),
  );
  const open = begun.map(({ id, fingerprint, offset }) => ({ url: `/uploads/${id}`, fingerprint, offset }));
  return (
    <minha-upload
      class="upload"
      locale={LOCALES[view.lang]}
      data-destination={destination}
      data-max={maxBytes}
      data-types={formats.flatMap((format) => (format === 'jpg' ? ['jpg', 'jpeg'] : [format])).join(' ')}
      data-open={JSON.stringify(open)}
      data-empty={view.t('files.error.empty')}
      data-failed={view.t('error.unexpected.text')}
      data-progress={view.t('files.upload.progress')}
      data-too-large={view.t('files.upload.tooLarge', { size: '{size}', most: '{most}' })}
      data-wrong-type={view.t('files.upload.wrongType', { allowed: formats.join(', ') })}
      {...words}
    >
      {begun.map((one) => (
        <Begun key={one.id} view={view} upload={one} />
      ))}
      <p class="field-error upload-fault" role="alert" hidden />
      {children}
    </minha-upload>
  );
}

const LOCALES = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' } as const;

function Begun({ view, upload }: { readonly view: View; readonly upload: BegunUpload }) {
  const { id, fileName, offset, sizeBytes } = upload;
  const parts = { done: view.format.fileSize(offset), total: view.format.fileSize(sizeBytes) };
  return (
    <div class="upload-begun">
      <p>{view.pieces('files.upload.begun', { ...parts, name: <bdi key="name">{fileName}</bdi> })}</p>
      <ActionForm
        view={view}
        action={`/uploads/${id}/end`}
        label={view.t('files.upload.giveUp')}
        weight="quiet"
        id={`end-${id}`}
      />
    </div>
  );
}

function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
