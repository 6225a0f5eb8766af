import { Code } from './code.js';

export interface WhoseFileProps {
  readonly of: { readonly code: string | null; readonly organisationName: string };
}

/** The file that a page is about: its code, and who applies. */
export function WhoseFile({ of }: WhoseFileProps) {
  return (
    <>
      <Code>{of.code ?? ''}</Code>&nbsp;– <bdi>{of.organisationName}</bdi>
    </>
  );
}
