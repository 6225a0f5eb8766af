/** What is wrong with one field, in the reader's words. Shown in the summary and at the field. */
export interface FieldError {
  readonly name: string;
  readonly message: string;
}

/** The id of the element that a field's error links to. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^A-Za-z0-9_-]+/g, '-')}`;
}

export function errorOf(errors: readonly FieldError[] | undefined, name: string): string | undefined {
  return errors?.find((error) => error.name === name)?.message;
}
