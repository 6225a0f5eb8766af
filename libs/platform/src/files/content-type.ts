import { DomainError } from '#libs/kernel';
import type { StagedFile } from './file-store.js';

/** What may be handed in, by extension: the media types that the content itself must show. */
export const ACCEPTED_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  jpg: 'image/jpeg',
  png: 'image/png',
} as const;

export type AcceptedExtension = keyof typeof ACCEPTED_TYPES;

export const ACCEPTED_EXTENSIONS = [
  'pdf',
  'docx',
  'xlsx',
  'odt',
  'ods',
  'jpg',
  'png',
] as const satisfies AcceptedExtension[];

/** The content is not of a kind that is accepted, whatever the name says. */
export class FileTypeRefused extends DomainError {
  readonly code = 'files.type-refused';
}

/** The kind of a file by its content, never by its name; throws `FileTypeRefused` for what is not in `allowed`. */
export async function contentTypeOf(
  staged: StagedFile,
  allowed: readonly AcceptedExtension[] = ACCEPTED_EXTENSIONS,
): Promise<AcceptedExtension> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(staged.path).catch(() => undefined);
  const extension = allowed.find((one) => ACCEPTED_TYPES[one] === found?.mime);
  if (extension) return extension;
  throw new FileTypeRefused('The content of this file is not of an accepted kind.', {
    found: found?.ext ?? 'unknown',
    allowed: allowed.join(', '),
  });
}
