import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

export interface BroughtFieldsProps {
  readonly view: View;
  readonly words: Readonly<Record<'file' | 'fileHelp' | 'text' | 'textHelp', string>>;
  readonly text: string;
  readonly rows: number;
  /** A text may be left out where a file is brought in its place. */
  readonly optional?: true;
  readonly errors: readonly FieldError[];
}

/** YAML, as a file or typed: what `broughtWith` reads. */
export function BroughtFields({ view, words, text, rows, optional, errors }: BroughtFieldsProps) {
  return (
    <>
      <Field
        kind="file"
        view={view}
        name="file"
        label={words.file}
        help={words.fileHelp}
        accept=".yaml,.yml,text/yaml"
        optional
        error={errorOf(errors, 'file')}
      />
      <Field
        kind="textarea"
        view={view}
        name="text"
        label={words.text}
        help={words.textHelp}
        value={text}
        rows={rows}
        {...(optional ? { optional } : {})}
        error={errorOf(errors, 'text')}
      />
    </>
  );
}
