/** What may be handed in: text documents, sheets, scans. */
export type FileExtension = 'pdf' | 'docx' | 'xlsx' | 'odt' | 'ods' | 'jpg' | 'png';

/** Where a file had been given before: its organisation chose it again instead of sending it once more. */
export type FileOrigin = {
  readonly place: 'application' | 'report' | 'organisation';
  /** The application, the report or the organisation. */
  readonly placeId: string;
  /** What that was called then: a code, a title, the number of a contract; null for the organisation's own file. */
  readonly label: string | null;
  /** When it was given there, as an ISO instant. */
  readonly givenAt: string;
};
