import { DomainError } from '#libs/kernel';
import type { Path, PlacedYaml, Position } from './positions.js';

/** What can be wrong with a call or grid file. Each has its sentence in the catalogues: `callFile.fault.<code>`. */
export const FAULT_CODES = [
  'yaml',
  'missing',
  'unknownKey',
  'textCut',
  'invalid_type',
  'invalid_value',
  'invalid_union',
  'invalid_format',
  'invalid_key',
  'too_small',
  'too_big',
  'notReadable',
  'repeated',
  'minAboveMax',
  'conditionUnclear',
  'unknownQuestion',
  'unknownOption',
  'unknownCriterion',
  'wrongQuestion',
  'fileInReport',
  'zoneUnknown',
  'notOnTheClock',
  'outOfOrder',
  'surplus',
  'tooShort',
  'holidayMissing',
  'noBudget',
  'grantAboveBudget',
  'tooManyGrants',
  'gridUnknown',
  'wrongStage',
  'wrongTransfer',
  'wrongSum',
  'scoredTwice',
  'unlabelled',
  'unreachable',
  'unknownSection',
  'notAScore',
  'unknownReason',
  'alwaysStops',
  'tooManyQuestions',
  'instalmentOrder',
  'unknownHeading',
  'notAPercentage',
  'evenNumber',
  'notArabic',
  'wrongLanguage',
  'directionMark',
  'typeFixed',
  'columnFixed',
  'requestFixed',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** Something wrong with what a file says: where in its data, and what to write instead. */
export interface Finding {
  readonly code: FaultCode;
  readonly path: Path;
  /** For the terminal, in English. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A finding with its place in the file. */
export interface CallFault extends Position {
  readonly code: FaultCode;
  readonly file: string;
  /** `lots.0.budget` */
  readonly path: string;
  readonly message: string;
  readonly params: Finding['params'];
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

/** What keeps a text from being YAML at all, before anything in it is looked at. */
export function yamlFaults({ faults }: PlacedYaml, file: string): readonly CallFault[] {
  return faults.map(({ line, column, message }) => ({
    code: 'yaml',
    file,
    path: '',
    message: `the file cannot be read here: look at indents, colons and quotes, also in the line before (${message})`,
    params: { detail: message },
    line,
    column,
  }));
}
