import { DomainError, type ErrorDetails } from '#libs/kernel';

/** Why a file is not taken. Each has its sentence in the catalogues (`files.error.<reason>`), which names the way out. */
export const REFUSALS = [
  'type-refused',
  'heic',
  'old-office',
  'password-protected',
  'macros',
  'commands',
  'external-content',
  'embedded-files',
  'pdf-actions',
  'mixed',
  'damaged',
  'unpacks-too-large',
  'unsafe-paths',
  'too-many-pixels',
  'too-complex',
] as const;

export type Refusal = (typeof REFUSALS)[number];

/** The content of a file is not taken, whatever its name says. */
export class FileRefused extends DomainError {
  readonly code: `files.${Refusal}`;

  constructor(
    readonly reason: Refusal,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, details);
    this.code = `files.${reason}`;
  }
}
