/** What becomes of a file: kept under a name, byte for byte or cleaned; or refused for a reason. */
export type Outcome = { readonly kept: string; readonly cleaned?: true } | { readonly refused: string };

export interface Specimen {
  readonly title: string;
  readonly fileName: string;
  /** Made when it is needed: some are large. */
  readonly content: () => Buffer;
  readonly outcome: Outcome;
}

export function refused(title: string, fileName: string, refusal: string, content: () => Buffer): Specimen {
  return { title, fileName, content, outcome: { refused: `files.${refusal}` } };
}

export function kept(title: string, fileName: string, content: () => Buffer, as = fileName): Specimen {
  return { title, fileName, content, outcome: { kept: as } };
}

export function cleaned(title: string, fileName: string, content: () => Buffer): Specimen {
  return { title, fileName, content, outcome: { kept: fileName, cleaned: true } };
}
