import type { FileExtension } from '#libs/kernel';

/** What may be handed in, by extension: the media types that the content itself must show. */
export const ACCEPTED_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  jpg: 'image/jpeg',
  png: 'image/png',
} as const satisfies Readonly<Record<FileExtension, string>>;

export type AcceptedExtension = FileExtension;

export const ACCEPTED_EXTENSIONS = [
  'pdf',
  'docx',
  'xlsx',
  'odt',
  'ods',
  'jpg',
  'png',
] as const satisfies AcceptedExtension[];
