/** What a PDF can do besides being read. Names of actions, and of what brings them in. */
const ACTIONS = ['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'GoToE', 'GoToR', 'RichMedia', 'Rendition', 'XFA'];
const INSIDE = ['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'Collection'];
/** Too short to mean anything among compressed bytes, where they come about by chance. */
const SHORT: Readonly<Record<string, PdfFault>> = { JS: 'pdf-actions', EF: 'embedded-files', XFA: 'pdf-actions' };
const LONG: Readonly<Record<string, PdfFault>> = {
  ...Object.fromEntries(ACTIONS.filter((name) => name.length > 3).map((name) => [name, 'pdf-actions' as const])),
  ...Object.fromEntries(INSIDE.map((name) => [name, 'embedded-files' as const])),
  Encrypt: 'password-protected',
};

export type PdfFault = 'pdf-actions' | 'embedded-files' | 'password-protected';

/** What a name in a PDF brings with it, or null; `among` says whether it stands between objects or in a stream. */
export function faultOfName(name: string, among: 'objects' | 'bytes'): PdfFault | null {
  return LONG[name] ?? (among === 'objects' ? (SHORT[name] ?? null) : null);
}

/** `/J#61vaScript` is `/JavaScript` for every reader. */
export function plainName(written: string): string {
  if (!written.includes('#')) return written;
  return written.replaceAll(/#([0-9a-fA-F]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
