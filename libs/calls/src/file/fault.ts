import { DomainError } from '#libs/kernel';
import type { Path, Position } from './positions.js';

/** Something wrong with what a file says: where in its data, and what to write instead. */
export interface Finding {
  readonly code: string;
  readonly path: Path;
  readonly message: string;
}

/** A finding with its place in the file. */
export interface CallFault extends Position {
  readonly code: string;
  readonly file: string;
  /** `lots.0.budget` */
  readonly path: string;
  readonly message: string;
}

/** A call or grid file that says something impossible; `faults` holds everything that is wrong with it. */
export class CallFileInvalid extends DomainError {
  readonly code = 'calls.file-invalid';

  constructor(readonly faults: readonly CallFault[]) {
    super(faults.map(faultLine).join('\n'), { count: faults.length });
  }
}

/** One line for the terminal, in the form that editors understand: `file:line:column: path: message`. */
export function faultLine({ file, line, column, path, message }: CallFault): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
}
