import { documentOf, type FileQuestion } from '#libs/calls';
import type { ApplicationDocument } from '#libs/applications';
import { acceptedFiles } from '../calls/documents-list.js';
import { said } from '../calls/said.js';
import { Button } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { FileItem } from '../ui/file-item.js';
import type { View } from '../ui/view.js';
import { fieldOf } from './answer-fields.js';
import { QuestionHelp } from './question-help.js';

/** The files of an application as a page of its form shows them. */
export interface FilesAtHand {
  readonly documents: readonly Pick<
    ApplicationDocument,
    'id' | 'kind' | 'name' | 'sizeBytes' | 'uploadedAt' | 'reusedFrom'
  >[];
  readonly href: (documentId: string) => string;
  /** Whether files that were given before may be chosen: a page that is only looked at has none. */
  readonly offersGiven?: true;
}

export interface FileQuestionProps {
  readonly view: View;
  readonly question: FileQuestion;
  readonly files: FilesAtHand;
  readonly errors: readonly FieldError[];
}

/** A document asked for where it belongs; it is sent with the page, whichever button sends it. */
export function FileQuestionField({ view, question, files, errors }: FileQuestionProps) {
  const name = fieldOf(question);
  const asked = documentOf(question);
  const present = files.documents.filter(({ kind }) => kind === question.id);
  const label = said(view, question.label);
  if (present.length >= asked.maxFiles) {
    return (
      <div class="field">
        <p class="label">{label}</p>
        <Present view={view} present={present} files={files} />
      </div>
    );
  }
  return (
    <>
      <Field
        kind="file"
        view={view}
        name={name}
        label={label}
        help={
          <>
            <QuestionHelp view={view} question={question} />
            <p>{acceptedFiles(view, asked)}</p>
          </>
        }
        accept={asked.formats.map((format) => `.${format}`).join(',')}
        optional={!question.required}
        error={errorOf(errors, name)}
      />
      <p class="actions">
        <Button weight="secondary" name="_do" value={`addFile:${question.id}`}>
          {view.t('form.file.add')}
          <span class="visually-hidden"> {label}</span>
        </Button>
        {files.offersGiven ? (
          <Button weight="quiet" name="_do" value={`chooseFile:${question.id}`}>
            {view.t('given.link')}
            <span class="visually-hidden"> {label}</span>
          </Button>
        ) : null}
      </p>
      <Present view={view} present={present} files={files} />
    </>
  );
}

function Present({
  view,
  present,
  files,
}: Pick<FileQuestionProps, 'view' | 'files'> & { present: FilesAtHand['documents'] }) {
  return (
    <>
      {present.map((one) => (
        <div key={one.id} class="document-present">
          <FileItem
            view={view}
            name={one.name}
            bytes={one.sizeBytes}
            addedAt={one.uploadedAt}
            href={files.href(one.id)}
            previews
            reusedFrom={one.reusedFrom}
          />
          <a href={`${files.href(one.id)}/remove`}>
            {view.t('ui.file.remove')}
            <bdi class="visually-hidden"> {one.name}</bdi>
          </a>
        </div>
      ))}
    </>
  );
}
