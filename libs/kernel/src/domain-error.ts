export type ErrorDetails = Readonly<Record<string, unknown>>;

/** A rule of the business said no. `code` is stable and is translated by the delivery layer; never an HTTP status. */
export abstract class DomainError extends Error {
  abstract readonly code: string;

  constructor(
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}
