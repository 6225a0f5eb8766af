import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

export interface BroughtFieldsProps {
  readonly view: View;
  readonly words: Readonly<Record<'file' | 'fileHelp' | 'text' | 'textHelp', string>>;
  readonly text: string;
  readonly rows: number;
  /** One of the two is enough, and one is needed: neither is called optional. */
  readonly eitherOne?: boolean;
  readonly errors: readonly FieldError[];
}

/** YAML, as a file or typed: what `broughtWith` reads. */
export function BroughtFields({ view, words, text, rows, eitherOne = false, errors }: BroughtFieldsProps) {
  return (
    <>
      <Field
        kind="file"
        view={view}
        name="file"
        label={words.file}
        help={words.fileHelp}
        accept=".yaml,.yml,text/yaml"
        optional={!eitherOne}
        error={errorOf(errors, 'file')}
      />
      <div class="source-field">
        <Field
          kind="textarea"
          view={view}
          name="text"
          label={words.text}
          help={words.textHelp}
          value={text}
          rows={rows}
          error={errorOf(errors, 'text')}
        />
      </div>
    </>
  );
}
