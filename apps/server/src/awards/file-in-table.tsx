import { Code } from '../ui/code.js';

export interface FileInTableProps {
  readonly file: { readonly code: string | null; readonly title: string; readonly organisationName: string };
  /** Where it is read; absent where the reader may not open it from here. */
  readonly href: string | undefined;
}

/** Which file a row is about: its code, its title and whose it is, each on a line of its own. */
export function FileInTable({ file: { code, title, organisationName }, href }: FileInTableProps) {
  const shown = <Code>{code ?? ''}</Code>;
  return (
    <>
      {href === undefined ? shown : <a href={href}>{shown}</a>}
      <br />
      <bdi>{title}</bdi>
      <br />
      <bdi class="muted">{organisationName}</bdi>
    </>
  );
}
