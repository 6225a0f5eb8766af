import { Code } from '../ui/code.js';

/** The file that a page of the committee is about: its code, and who applies. */
export function WhoseFile({
  of,
}: {
  readonly of: { readonly code: string | null; readonly organisationName: string };
}) {
  return (
    <>
      <Code>{of.code ?? ''}</Code>&nbsp;– <bdi>{of.organisationName}</bdi>
    </>
  );
}
